-- A portal that uninstalled us: its data goes 30 days later, in case it comes back.
ALTER TABLE portal
  ADD COLUMN disconnected_at timestamptz,
  ADD COLUMN erased_at timestamptz, -- nothing of it is left but this row, and what erased_number keeps
  ADD COLUMN erased jsonb;          -- the proof: {"call": 120, "message": 80, ...}
SELECT set_config('ringback.portals', coalesce((SELECT string_agg(id::text, ',') FROM portal), ''), true);
UPDATE portal SET disconnected_at = now() WHERE connection = 'disconnected';
ALTER TABLE portal
  ADD CHECK ((connection = 'disconnected') = (disconnected_at IS NOT NULL)),
  ADD CHECK (erased_at IS NULL OR connection = 'disconnected'),
  ADD CHECK ((erased_at IS NULL) = (erased IS NULL));

-- Everything of a portal goes at once, in whatever order the catalogue names its tables.
ALTER TABLE line ALTER CONSTRAINT line_portal_id_location_fkey DEFERRABLE;

-- Takes all rows of a disconnected portal out of every table, also those that the server may only add to, and
-- marks the portal as erased. Returns how many rows of each table went; null when the portal is connected or
-- was erased before. It asks the catalogue for the tables, so one that is made later is emptied too.
CREATE FUNCTION erase_portal(of_portal bigint, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tab name;
  gone bigint;
  counted jsonb := '{}';
BEGIN
  IF NOT of_portal = ANY (scoped_portals()) THEN
    RAISE EXCEPTION 'This transaction is not scoped to portal %.', of_portal;
  END IF;
  PERFORM FROM portal WHERE id = of_portal AND connection = 'disconnected' AND erased_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SET CONSTRAINTS ALL DEFERRED;
  FOR tab IN
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'portal_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'erased_number'
    ORDER BY c.relname
  LOOP
    EXECUTE format('DELETE FROM %I WHERE portal_id = $1', tab) USING of_portal;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone > 0 THEN
      counted := counted || jsonb_build_object(tab, gone);
    END IF;
  END LOOP;
  SET CONSTRAINTS ALL IMMEDIATE;
  UPDATE portal SET erased_at = at, erased = counted WHERE id = of_portal;
  RETURN counted;
END $$;
REVOKE EXECUTE ON FUNCTION erase_portal(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_portal(bigint, timestamptz) TO ringback_app;

-- As before, but what still comes in for a portal that was erased is dropped.
CREATE OR REPLACE FUNCTION record_webhook_events(deliveries json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  enqueued int;
BEGIN
  PERFORM set_config(
    'ringback.portals',
    (SELECT string_agg(DISTINCT d->>'portalId', ',') FROM json_array_elements(deliveries) AS d),
    true
  );
  WITH delivery AS (
    SELECT DISTINCT ON (portal_id, id) *
    FROM json_to_recordset(deliveries) AS d (
      "portalId" bigint, id text, "eventType" text, "sessionId" text, "messageId" uuid,
      "receivedAt" timestamptz, body text, task text, "runAt" timestamptz
    ), LATERAL (SELECT d."portalId" AS portal_id) AS p
    WHERE NOT EXISTS (SELECT FROM portal WHERE portal.id = p.portal_id AND erased_at IS NOT NULL)
  ), fresh AS (
    INSERT INTO webhook_event (portal_id, id, event_type, session_id, message_id, received_at, body)
    SELECT portal_id, id, "eventType", "sessionId", "messageId", "receivedAt", body::json FROM delivery
    ON CONFLICT DO NOTHING
    RETURNING portal_id, id
  )
  SELECT count(graphile_worker.add_job(
    delivery.task,
    json_build_object(
      'portalId', delivery.portal_id::text, 'eventId', delivery.id,
      'sessionId', delivery."sessionId", 'messageId', delivery."messageId"
    ),
    run_at => coalesce(delivery."runAt", now()),
    priority => -10,
    job_key => 'event:' || delivery.portal_id || ':' || delivery.id,
    job_key_mode => 'unsafe_dedupe'
  ))
  INTO enqueued
  FROM fresh JOIN delivery USING (portal_id, id)
  WHERE delivery.task IS NOT NULL;
END $$;
