-- What HubSpot should hold, and what it holds already. A row is pending while written < wanted; what is
-- written is computed from our own tables at that moment, so a replay changes nothing.

CREATE TABLE hubspot_record (
  portal_id bigint NOT NULL REFERENCES portal,
  kind text NOT NULL CHECK (kind IN ('contact', 'call', 'communication', 'task')),
  local_id uuid NOT NULL,      -- caller, call, message, lead
  caller_id uuid NOT NULL REFERENCES caller ON DELETE CASCADE,
  wanted int NOT NULL DEFAULT 1,
  written int NOT NULL DEFAULT 0,
  hubspot_id text,
  create_began_at timestamptz, -- a create may have reached HubSpot: look before creating again
  failures int NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL DEFAULT '-infinity',
  problem text,                -- why it is not written, in words for a person
  happened_at timestamptz NOT NULL, -- records are written in the order in which things happened
  PRIMARY KEY (portal_id, kind, local_id)
);
CREATE INDEX hubspot_record_pending ON hubspot_record (portal_id, kind, happened_at) WHERE written < wanted;
-- Several callers can be one contact; its history is theirs together.
CREATE INDEX hubspot_record_of_contact ON hubspot_record (portal_id, hubspot_id)
  WHERE kind = 'contact' AND hubspot_id IS NOT NULL;
CREATE INDEX hubspot_record_of_caller ON hubspot_record (caller_id);
CREATE UNIQUE INDEX hubspot_record_once ON hubspot_record (portal_id, kind, hubspot_id)
  WHERE hubspot_id IS NOT NULL AND kind <> 'contact';
CALL protect('hubspot_record', 'SELECT, INSERT, UPDATE, DELETE');
