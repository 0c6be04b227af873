-- Settings are inherited: what a line does not say for itself, its location says, and what neither says,
-- the portal. Each level holds only what was set there, as {"hours": "24/7", ...}; the names and their
-- meanings are in src/settings/inherited-settings.ts.

ALTER TABLE portal_policy
  ADD COLUMN settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
  ADD COLUMN version int NOT NULL DEFAULT 1; -- grows with each change; a save from an older one is refused

CREATE TABLE location (
  portal_id bigint NOT NULL REFERENCES portal,
  name text NOT NULL CHECK (name <> ''),
  settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (portal_id, name)
);
CALL protect('location', 'SELECT, INSERT, UPDATE, DELETE');

-- A line's location becomes a level of its own, and what the line said for itself stays said by it.
ALTER TABLE line NO FORCE ROW LEVEL SECURITY;
ALTER TABLE location NO FORCE ROW LEVEL SECURITY;
INSERT INTO location (portal_id, name)
  SELECT DISTINCT portal_id, location FROM line WHERE location <> '';
ALTER TABLE line
  ADD COLUMN settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
  ADD COLUMN version int NOT NULL DEFAULT 1;
UPDATE line SET location = nullif(location, ''), settings = jsonb_strip_nulls(jsonb_build_object(
  'business', business,
  'timeZone', time_zone,
  'hours', hours,
  'holidays', nullif(holidays, '[]'),
  'holidayCountry', holiday_country,
  'quietHours', nullif(quiet_hours, 'send'),
  'promiseMinutes', nullif((extract(epoch FROM promise) / 60)::int, 15),
  'wordingOpen', wordings->>'open',
  'wordingAfterHours', wordings->>'after_hours',
  'wordingHoliday', wordings->>'holiday',
  'ownerId', owner_id
));
ALTER TABLE line
  DROP COLUMN business, DROP COLUMN time_zone, DROP COLUMN hours, DROP COLUMN holidays,
  DROP COLUMN holiday_country, DROP COLUMN quiet_hours, DROP COLUMN promise, DROP COLUMN wordings,
  DROP COLUMN owner_id,
  ADD FOREIGN KEY (portal_id, location) REFERENCES location (portal_id, name) ON UPDATE CASCADE;
ALTER TABLE location FORCE ROW LEVEL SECURITY;
ALTER TABLE line FORCE ROW LEVEL SECURITY;
CREATE INDEX line_of_location ON line (portal_id, location);

-- A line with what it inherits. Whoever acts on a line reads this; only the settings themselves read `line`.
CREATE VIEW line_in_effect WITH (security_invoker = true) AS
SELECT line.id, line.portal_id, line.number, line.mode, line.enabled, line.name, line.location,
       line.texting_refused_because, merged.settings,
       coalesce(merged.settings->>'timeZone', hubspot_schema.time_zone) AS time_zone,
       nullif(merged.settings->>'ownerId', 'none') AS owner_id
FROM line
JOIN portal_policy ON portal_policy.portal_id = line.portal_id
LEFT JOIN location ON location.portal_id = line.portal_id AND location.name = line.location
LEFT JOIN hubspot_schema ON hubspot_schema.portal_id = line.portal_id
CROSS JOIN LATERAL (
  -- Of two objects with the same name, the right one counts: the nearest level speaks last.
  SELECT portal_policy.settings || coalesce(location.settings, '{}') || line.settings AS settings
) merged;
GRANT SELECT ON line_in_effect TO ringback_app;

-- Who changed what, and when; never a secret. Append-only. A change that is asked for twice with one
-- request id is made once.
CREATE TABLE settings_change (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  request uuid NOT NULL,
  at timestamptz NOT NULL,
  who text NOT NULL,     -- the user's email, or "the operator"
  about text NOT NULL,   -- "The whole account", "Location Chicago", "Line Main line (+13125550100)"
  changes jsonb NOT NULL -- [{"what": "Business hours", "from": "24/7", "to": "Mo-Fr 08:00-18:00"}]
);
CREATE INDEX settings_change_of_portal ON settings_change (portal_id, sequence);
CREATE INDEX settings_change_of_request ON settings_change (portal_id, request);
CALL protect('settings_change', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE settings_change_sequence_seq TO ringback_app;

-- Who may change settings, besides the person who installed the app.
CREATE TABLE portal_manager (
  portal_id bigint NOT NULL REFERENCES portal,
  user_id bigint NOT NULL, -- HubSpot's
  email text NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (portal_id, user_id)
);
CALL protect('portal_manager', 'SELECT, INSERT, DELETE');

-- A labelled text to the phone of whoever sets Ringback up. It goes the way of every text, but is on no
-- contact's record and in no lead.
ALTER TABLE message DROP CONSTRAINT message_kind_check;
ALTER TABLE message ADD CONSTRAINT message_kind_check CHECK (kind IN
  ('text_back', 'opt_out_confirmation', 'opt_in_confirmation', 'help_answer', 'inbound', 'elsewhere', 'reply', 'test_text'));

-- The latest call to a line, for whoever tests it.
CREATE INDEX call_of_line ON call (portal_id, line_id, started_at);
