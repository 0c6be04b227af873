-- What HubSpot tells by webhook and asks by workflow: contacts that are merged, deleted and restored,
-- people who are erased, and texts that a workflow wants sent.

-- Which contact went into which. HubSpot's events come in any order, so a later merge may be known first.
CREATE TABLE contact_merge (
  portal_id bigint NOT NULL REFERENCES portal,
  merged_id text NOT NULL,
  into_id text NOT NULL,
  PRIMARY KEY (portal_id, merged_id),
  CHECK (merged_id <> into_id)
);
CREATE INDEX contact_merge_into ON contact_merge (portal_id, into_id);
CALL protect('contact_merge', 'SELECT, INSERT, UPDATE');

-- The contact that a caller had before it was deleted: a restore brings it back, and a privacy deletion
-- that is heard of later still finds the person.
ALTER TABLE hubspot_record ADD COLUMN former_id text;
CREATE INDEX hubspot_record_former ON hubspot_record (portal_id, former_id) WHERE former_id IS NOT NULL;

-- Erasing a person takes the content of their events. The ids stay, so that an event that is delivered
-- once more is known and does not bring the person back.
GRANT UPDATE (body) ON webhook_event TO ringback_app;

-- HubSpot's events are recorded like Telnyx's; those of portals that never installed us are dropped.
CREATE FUNCTION record_hubspot_events(deliveries json) RETURNS void LANGUAGE sql AS $$
  SELECT record_webhook_events(known.deliveries)
  FROM (
    SELECT json_agg(d) AS deliveries
    FROM json_array_elements(deliveries) AS d JOIN portal ON portal.id = (d->>'portalId')::bigint
  ) known
  WHERE known.deliveries IS NOT NULL
$$;
GRANT EXECUTE ON FUNCTION record_hubspot_events(json) TO ringback_app;

-- The secret under which erased numbers are hashed; sealed with ENCRYPTION_KEYS.
CREATE TABLE number_key (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  sealed text NOT NULL
);
GRANT SELECT, INSERT ON number_key TO ringback_app;

-- A keyed hash, so that whoever reads the database cannot try all numbers. The server's sessions carry the
-- key as a setting; without it nothing is hashed, and nobody is taken for a stranger by mistake.
CREATE FUNCTION number_hash(of_portal bigint, of_number text) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
DECLARE
  key bytea := decode(nullif(current_setting('ringback.number_key', true), ''), 'hex');
BEGIN
  IF key IS NULL THEN
    RAISE EXCEPTION 'This session has no ringback.number_key.';
  END IF;
  RETURN sha256(key || sha256(key || convert_to(of_portal || ' ' || of_number, 'UTF8')));
END $$;

-- What is left of somebody who was erased: that nothing older than the erasure may come back, and their
-- opt-out, if they had opted out, since the law wants it honoured. Never the number itself.
CREATE TABLE erased_number (
  portal_id bigint NOT NULL REFERENCES portal,
  number_hash bytea NOT NULL,
  erased_at timestamptz NOT NULL,
  opted_out_at timestamptz,
  opted_out_by text CHECK (opted_out_by IN ('keyword', 'plain_words', 'hubspot', 'staff', 'telnyx')),
  PRIMARY KEY (portal_id, number_hash),
  CHECK ((opted_out_at IS NULL) = (opted_out_by IS NULL))
);
CALL protect('erased_number', 'SELECT, INSERT, UPDATE, DELETE');

-- The row of an erased number, if it is one. Most portals never erased anybody and need no key for that.
CREATE FUNCTION erased_past(of_portal bigint, of_number text) RETURNS SETOF erased_number LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM erased_number WHERE portal_id = of_portal) THEN
    RETURN QUERY SELECT * FROM erased_number
      WHERE portal_id = of_portal AND number_hash = number_hash(of_portal, of_number);
  END IF;
END $$;

-- The one way past the append-only logs: takes one person out of them. With the owner's rights, hence the
-- portal is checked here.
CREATE FUNCTION erase_from_logs(of_portal bigint, of_number text, OUT consent_entries bigint, OUT settings_changes bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT of_portal = ANY (scoped_portals()) THEN
    RAISE EXCEPTION 'This transaction is not scoped to portal %.', of_portal;
  END IF;
  DELETE FROM consent_entry WHERE portal_id = of_portal AND number = of_number;
  GET DIAGNOSTICS consent_entries = ROW_COUNT;
  UPDATE settings_change
  SET about = replace(about, of_number, 'an erased number'),
      changes = replace(changes::text, of_number, 'an erased number')::jsonb
  WHERE portal_id = of_portal AND (strpos(about, of_number) > 0 OR strpos(changes::text, of_number) > 0);
  GET DIAGNOSTICS settings_changes = ROW_COUNT;
END $$;
REVOKE EXECUTE ON FUNCTION erase_from_logs(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_from_logs(bigint, text) TO ringback_app;

-- Every table with a portal's data that still holds these characters anywhere, with how many rows. It asks
-- the catalogue for the tables, so one that is made later is searched too.
CREATE FUNCTION tables_that_hold(of_portal bigint, needle text) RETURNS TABLE (held_in text, held_rows bigint)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  tab name;
BEGIN
  FOR tab IN
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'portal_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
    ORDER BY c.relname
  LOOP
    RETURN QUERY EXECUTE format(
      'SELECT %L::text, count(*) FROM %I AS held WHERE portal_id = $1 AND strpos(held::text, $2) > 0 HAVING count(*) > 0',
      tab, tab
    ) USING of_portal, needle;
  END LOOP;
END $$;

-- The proof of an erasure: what went, and where anything was found afterwards (nowhere, if all is well).
CREATE TABLE erasure (
  portal_id bigint NOT NULL REFERENCES portal,
  event_id text NOT NULL,      -- the webhook that asked for it
  contact_id text NOT NULL,    -- HubSpot's; the record is gone there
  asked_at timestamptz NOT NULL,
  erased_at timestamptz NOT NULL,
  erased jsonb NOT NULL,       -- {"calls": 2, "messages": 5, ...}
  left_over jsonb NOT NULL,    -- {"<table>": rows}; {} when nothing of the person is left
  PRIMARY KEY (portal_id, event_id)
);
CREATE INDEX erasure_of_contact ON erasure (portal_id, contact_id);
CALL protect('erasure', 'SELECT, INSERT');

-- A text that a workflow asked for. The row's id is the message's id too, so there is one text at most.
CREATE TABLE workflow_action (
  id uuid PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  callback_id text NOT NULL,   -- HubSpot's name for this run of the action
  contact_id text NOT NULL,
  phones text[] NOT NULL,      -- the contact's, as HubSpot sent them; emptied once it is decided
  line_id uuid NOT NULL,
  wording text NOT NULL,
  class text NOT NULL CHECK (class IN ('transactional', 'promotional')),
  waits boolean NOT NULL,      -- HubSpot holds the workflow until it is told the outcome
  asked_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('sent', 'not_sent', 'unconfirmed')),
  reason text,                 -- in words
  told_at timestamptz,         -- HubSpot has the outcome, or can no longer be told
  untold_because text,
  UNIQUE (portal_id, callback_id),
  CHECK ((outcome IS NULL) = (reason IS NULL))
);
CREATE INDEX workflow_action_of_contact ON workflow_action (portal_id, contact_id);
CALL protect('workflow_action', 'SELECT, INSERT, UPDATE');

ALTER TABLE message DROP CONSTRAINT message_kind_check;
ALTER TABLE message ADD CONSTRAINT message_kind_check CHECK (kind IN
  ('text_back', 'opt_out_confirmation', 'opt_in_confirmation', 'help_answer', 'inbound', 'elsewhere', 'test_text',
   'reply', 'workflow_text'));
