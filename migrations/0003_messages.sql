-- Texts in both directions, and what allows or forbids them.

CREATE TABLE message (
  id uuid PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  conversation_id uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  line_id uuid REFERENCES line ON DELETE SET NULL,
  call_id uuid REFERENCES call ON DELETE CASCADE,
  answers uuid REFERENCES message ON DELETE CASCADE, -- the inbound text that a confirmation or help text answers
  kind text NOT NULL CHECK (kind IN
    ('text_back', 'opt_out_confirmation', 'opt_in_confirmation', 'help_answer', 'inbound', 'elsewhere')),
  class text NOT NULL DEFAULT 'transactional' CHECK (class IN ('transactional', 'promotional')),
  from_number text NOT NULL,
  to_number text NOT NULL,
  body text NOT NULL,
  media_urls text[] NOT NULL DEFAULT '{}',
  segments int NOT NULL DEFAULT 1,
  -- The life of a text: docs/sending.md draws it. Only server/sending changes it, edge by guarded edge.
  state text NOT NULL CHECK (state IN
    ('received', 'elsewhere', 'due', 'claimed', 'unknown', 'accepted', 'refused', 'unresolved', 'cancelled')),
  because text,               -- why refused, cancelled or unresolved: a code of src/sending/failure.ts
  because_detail text,        -- Telnyx's own title, for support
  not_before timestamptz NOT NULL,
  fresh_until timestamptz NOT NULL,
  claim uuid,                 -- one attempt; proof about it must carry it
  claimed_by text,            -- the worker pool that made the attempt
  claimed_at timestamptz,
  attempts int NOT NULL DEFAULT 0,
  telnyx_id text,
  delivery text CHECK (delivery IN ('sent', 'delivered', 'unconfirmed', 'failed', 'expired')),
  delivery_because text,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,     -- accepted, refused, unresolved or cancelled at
  CHECK ((kind = 'inbound') = (state = 'received')),
  CHECK ((kind = 'elsewhere') = (state = 'elsewhere')),
  CHECK ((kind = 'text_back') = (call_id IS NOT NULL)),
  CHECK (state NOT IN ('claimed', 'unknown') OR (claim IS NOT NULL AND claimed_by IS NOT NULL AND claimed_at IS NOT NULL)),
  CHECK (state NOT IN ('refused', 'cancelled', 'unresolved') OR because IS NOT NULL)
);
-- At most one text-back per call, one answer per inbound text, one row per text of Telnyx (promise 2).
CREATE UNIQUE INDEX message_text_back ON message (call_id) WHERE kind = 'text_back';
CREATE UNIQUE INDEX message_answer ON message (answers) WHERE answers IS NOT NULL;
CREATE UNIQUE INDEX message_telnyx ON message (portal_id, telnyx_id) WHERE telnyx_id IS NOT NULL;
CREATE INDEX message_of_conversation ON message (conversation_id, created_at);
-- The daily cap counts today's texts of a portal.
CREATE INDEX message_sent_lately ON message (portal_id, claimed_at) WHERE claimed_at IS NOT NULL;
CALL protect('message', 'SELECT, INSERT, UPDATE, DELETE');

-- Append-only: the server may not change or delete what it wrote here.
CREATE TABLE consent_entry (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  number text NOT NULL,
  effect text NOT NULL CHECK (effect IN ('opt_out', 'opt_in')),
  source text NOT NULL CHECK (source IN ('keyword', 'plain_words', 'hubspot', 'staff', 'telnyx')),
  words text,
  evidence text NOT NULL, -- what it rests on, once: an event id, a message id
  at timestamptz NOT NULL,
  UNIQUE (portal_id, evidence)
);
CREATE INDEX consent_entry_of_number ON consent_entry (portal_id, number, sequence);
CALL protect('consent_entry', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE consent_entry_sequence_seq TO ringback_app;
