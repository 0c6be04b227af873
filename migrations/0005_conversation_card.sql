-- What people of the business do in a conversation, from the record card or the inbox.

-- A person's own text. It is sent as every other, at most once, and says who wrote it.
ALTER TABLE message ADD COLUMN written_by text; -- the HubSpot user's email
ALTER TABLE message DROP CONSTRAINT message_kind_check;
ALTER TABLE message ADD CONSTRAINT message_kind_check CHECK (kind IN
  ('text_back', 'opt_out_confirmation', 'opt_in_confirmation', 'help_answer', 'inbound', 'elsewhere', 'reply'));
ALTER TABLE message ADD CHECK ((kind = 'reply') = (written_by IS NOT NULL));

-- Ringback sends nothing by itself here until a person lets it again.
ALTER TABLE conversation ADD COLUMN automation_paused_at timestamptz;

ALTER TABLE lead
  ADD COLUMN owner_id text,           -- HubSpot owner a person gave it to; none: the contact's, else the line's
  ADD COLUMN answered_at timestamptz; -- a person wrote: the promise is kept until the caller writes again

-- Who did what, and when. Append-only; goes with the conversation. The key is the request's own: HubSpot may
-- deliver one twice, and it counts once.
CREATE TABLE conversation_event (
  portal_id bigint NOT NULL REFERENCES portal,
  request uuid NOT NULL,
  conversation_id uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  lead_id uuid REFERENCES lead ON DELETE CASCADE,
  at timestamptz NOT NULL,
  who text NOT NULL, -- the HubSpot user's email
  kind text NOT NULL CHECK (kind IN
    ('started', 'texted', 'lead_closed', 'lead_reopened', 'assigned', 'paused', 'resumed', 'opted_out', 'opted_in')),
  was text,          -- the state or owner before
  became text,       -- the state or owner after
  reason text,       -- why, in the person's words
  PRIMARY KEY (portal_id, request),
  CHECK (kind NOT IN ('opted_out', 'opted_in') OR reason IS NOT NULL)
);
CREATE INDEX conversation_event_of_conversation ON conversation_event (conversation_id, at, request);
CREATE INDEX conversation_event_of_lead ON conversation_event (lead_id) WHERE lead_id IS NOT NULL;
CALL protect('conversation_event', 'SELECT, INSERT');
