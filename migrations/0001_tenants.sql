-- Tenants. Every table that holds a portal's data carries portal_id and is protected by row-level
-- security; the server works as ringback_app, which cannot bypass it (design, promise 8).

DO $$
BEGIN
  CREATE ROLE ringback_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION
  -- Roles belong to the whole server: another database of it may have made this one already.
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT ringback_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO ringback_app;

-- The portals that the current transaction works for, as the setting ringback.portals names them
-- ('123' or '123,456'). Nothing set: none, so a forgotten scope finds nothing and writes nothing.
CREATE FUNCTION scoped_portals() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_to_array(nullif(current_setting('ringback.portals', true), ''), ',')::bigint[], '{}');
$$;

-- Puts a portal's table under row-level security and hands it to the server's role.
CREATE PROCEDURE protect(tab regclass, privileges text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tab);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tab);
  -- The sub-select is evaluated once per statement, not once per row.
  EXECUTE format('CREATE POLICY portal_scope ON %s USING (portal_id = ANY ((SELECT scoped_portals())::bigint[]))', tab);
  EXECUTE format('GRANT %s ON %s TO ringback_app', privileges, tab);
END $$;

-- The directory of portals: whether each is connected, nothing else. Anybody may read it, since a
-- request has to find its portal first; only a portal's own scope changes its row.
CREATE TABLE portal (
  id bigint PRIMARY KEY, -- HubSpot's hub_id
  connection text NOT NULL DEFAULT 'connected' CHECK (connection IN ('connected', 'disconnected')),
  disconnected_because text,
  connected_at timestamptz NOT NULL,
  CHECK ((connection = 'disconnected') = (disconnected_because IS NOT NULL))
);
ALTER TABLE portal ENABLE ROW LEVEL SECURITY;
ALTER TABLE portal FORCE ROW LEVEL SECURITY;
CREATE POLICY directory ON portal FOR SELECT USING (true);
CREATE POLICY own_row_new ON portal FOR INSERT WITH CHECK (id = ANY ((SELECT scoped_portals())::bigint[]));
CREATE POLICY own_row ON portal FOR UPDATE USING (id = ANY ((SELECT scoped_portals())::bigint[]));
GRANT SELECT, INSERT, UPDATE ON portal TO ringback_app;

-- What HubSpot granted. Tokens are ciphertext (promise 9) and may be long.
CREATE TABLE hubspot_grant (
  portal_id bigint PRIMARY KEY REFERENCES portal,
  access_token text NOT NULL,
  refresh_token text NOT NULL,
  expires_at timestamptz NOT NULL,
  scopes text[] NOT NULL,
  granted_by bigint -- HubSpot's user id
);
CALL protect('hubspot_grant', 'SELECT, INSERT, UPDATE, DELETE');

-- What the portal's HubSpot lets us keep on its records, as found at install: see docs/hubspot.md.
CREATE TABLE hubspot_schema (
  portal_id bigint PRIMARY KEY REFERENCES portal,
  properties jsonb NOT NULL, -- {"contacts": {"ringback_phone": "present" | "<why it is missing>"}, ...}
  missed_status text NOT NULL DEFAULT 'MISSED' CHECK (missed_status IN ('MISSED', 'NO_ANSWER')),
  time_zone text NOT NULL,
  checked_at timestamptz NOT NULL
);
CALL protect('hubspot_schema', 'SELECT, INSERT, UPDATE');

-- One-time states of installs under way. They precede the portal, hence no portal_id. Hashes only.
CREATE TABLE install_state (
  state_hash bytea PRIMARY KEY,
  browser_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON install_state TO ringback_app;

CREATE TABLE telnyx_account (
  id uuid PRIMARY KEY,
  portal_id bigint NOT NULL UNIQUE REFERENCES portal,
  api_key text NOT NULL,        -- ciphertext
  webhook_token text NOT NULL,  -- ciphertext; it is part of every webhook address
  public_key text NOT NULL,     -- base64 of 32 bytes
  key_refused_because text,     -- set while Telnyx refuses the API key; sending waits for a new one
  connected_at timestamptz NOT NULL
);
CALL protect('telnyx_account', 'SELECT, INSERT, UPDATE');

-- What holds for the whole portal. The defaults suit a plumber with one phone.
CREATE TABLE portal_policy (
  portal_id bigint PRIMARY KEY REFERENCES portal,
  default_country text NOT NULL DEFAULT 'US',
  allowed_countries text[] NOT NULL DEFAULT '{US,CA}',
  cool_down interval NOT NULL DEFAULT '4 hours',
  fresh_for interval NOT NULL DEFAULT '10 minutes',
  daily_cap int NOT NULL DEFAULT 500 CHECK (daily_cap >= 0)
);
CALL protect('portal_policy', 'SELECT, INSERT, UPDATE');

CREATE TABLE line (
  id uuid PRIMARY KEY,
  portal_id bigint NOT NULL REFERENCES portal,
  number text NOT NULL CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
  mode text NOT NULL CHECK (mode IN ('overflow', 'ring', 'observe')),
  enabled boolean NOT NULL DEFAULT true,
  name text NOT NULL,
  business text NOT NULL,
  location text,
  time_zone text NOT NULL,
  hours text NOT NULL,               -- 'Mo-Fr 08:00-18:00', see src/hours/weekly-hours.ts
  holidays jsonb NOT NULL DEFAULT '[]', -- [{"date": "2026-12-25", "name": "Christmas Day"}]
  holiday_country text,              -- its public holidays count too
  quiet_hours text NOT NULL DEFAULT 'send' CHECK (quiet_hours IN ('send', 'hold', 'log')),
  promise interval NOT NULL DEFAULT '15 minutes',
  wordings jsonb NOT NULL DEFAULT '{}', -- {"open": "...", "after_hours": "...", "holiday": "..."}
  owner_id text,                     -- HubSpot owner that follow-up tasks go to when the contact has none
  texting_refused_because text,      -- set when Telnyx says that this number may not text
  UNIQUE (portal_id, number)
);
CALL protect('line', 'SELECT, INSERT, UPDATE, DELETE');

-- Phones of the business's own people: never a contact, never texted.
CREATE TABLE staff_number (
  portal_id bigint NOT NULL REFERENCES portal,
  number text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (portal_id, number)
);
CALL protect('staff_number', 'SELECT, INSERT, UPDATE, DELETE');

-- What the running server says of itself, so that the operator's command line need not be told again.
CREATE TABLE deployment (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  public_url text NOT NULL,
  telnyx_api_base text NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON deployment TO ringback_app;
