-- What Telnyx told us, and the calls, callers and leads that follow from it.

-- Every webhook as it came. The key makes a repeated delivery harmless; the rows outlive Telnyx's
-- retries by far and are dropped after 30 days. json, not jsonb: stored bytes are the limit of scale.
CREATE TABLE webhook_event (
  portal_id bigint NOT NULL REFERENCES portal,
  id text NOT NULL,
  event_type text NOT NULL,
  session_id text,       -- calls
  message_id uuid,       -- our message, for a delivery report that came to its own address
  received_at timestamptz NOT NULL,
  body json NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE INDEX webhook_event_of_session ON webhook_event (portal_id, session_id) WHERE session_id IS NOT NULL;
CREATE INDEX webhook_event_of_message ON webhook_event (portal_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX webhook_event_age ON webhook_event (received_at);
CALL protect('webhook_event', 'SELECT, INSERT, DELETE');

-- Records deliveries and enqueues the jobs they start, all or nothing, in one round trip (design,
-- section 4.2). Concurrent deliveries share one call, because commits that notify run one by one.
-- A job's key is its event, in the mode that never looks at the backlog: one event, one job, for ever.
CREATE FUNCTION record_webhook_events(deliveries json) RETURNS void LANGUAGE plpgsql AS $$
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
GRANT EXECUTE ON FUNCTION record_webhook_events(json) TO ringback_app;

CREATE TABLE caller (
  id uuid PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  number text NOT NULL,
  not_textable_because text,  -- learnt from Telnyx: a landline, an invalid number
  contact_ambiguous boolean NOT NULL DEFAULT false, -- several contacts carry this number
  first_seen_at timestamptz NOT NULL,
  UNIQUE (portal_id, number)
);
CALL protect('caller', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE conversation (
  id uuid PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  caller_id uuid NOT NULL UNIQUE REFERENCES caller ON DELETE CASCADE,
  turn text NOT NULL DEFAULT 'nobody' CHECK (turn IN ('us', 'them', 'nobody')),
  human_wrote_at timestamptz  -- a person of the business wrote here; the automation steps back (promise 10)
);
CALL protect('conversation', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE lead (
  id uuid PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  conversation_id uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  line_id uuid REFERENCES line ON DELETE SET NULL,
  state text NOT NULL CHECK (state IN
    ('open', 'engaged', 'reached', 'booked', 'won', 'lost', 'opted_out', 'expired')),
  opened_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  first_reply_at timestamptz,
  reached_at timestamptz,
  closed_at timestamptz,
  CHECK ((closed_at IS NULL) = (state IN ('open', 'engaged')))
);
-- One open lead, hence one open task, per conversation (promise 7).
CREATE UNIQUE INDEX lead_open ON lead (conversation_id) WHERE closed_at IS NULL;
CREATE INDEX lead_of_conversation ON lead (conversation_id, opened_at);
CALL protect('lead', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE call (
  id uuid PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  session_id text NOT NULL,
  line_id uuid REFERENCES line ON DELETE SET NULL,
  conversation_id uuid REFERENCES conversation ON DELETE CASCADE, -- none for a hidden, own or staff number
  lead_id uuid REFERENCES lead ON DELETE SET NULL,
  from_shown text NOT NULL,    -- as the network showed it
  caller_number text,          -- E.164; none when hidden or no phone number
  to_number text NOT NULL,
  outcome text CHECK (outcome IN ('answered', 'missed', 'voicemail', 'abandoned', 'blocked')),
  outcome_because text,
  started_at timestamptz NOT NULL,
  answered_at timestamptz,
  ended_at timestamptz,
  hangup_cause text,
  UNIQUE (portal_id, session_id)
);
CREATE INDEX call_of_conversation ON call (conversation_id, started_at);
CREATE INDEX call_answered ON call (portal_id, caller_number, answered_at) WHERE answered_at IS NOT NULL;
CALL protect('call', 'SELECT, INSERT, UPDATE, DELETE');

-- The one decision per call, with every rule that spoke (promise 3). Never changed: a text that is
-- called off later says so itself.
CREATE TABLE verdict (
  call_id uuid PRIMARY KEY REFERENCES call ON DELETE CASCADE,
  portal_id bigint NOT NULL REFERENCES portal,
  kind text NOT NULL CHECK (kind IN ('text', 'hold', 'no_text')),
  because text NOT NULL,       -- the code of the rule that settled it
  rules jsonb NOT NULL,        -- every rule that spoke: [{"rule", "effect", "because", "sentence"}]
  hold_until timestamptz,
  decided_at timestamptz NOT NULL,
  CHECK ((kind = 'hold') = (hold_until IS NOT NULL))
);
CALL protect('verdict', 'SELECT, INSERT, DELETE');
