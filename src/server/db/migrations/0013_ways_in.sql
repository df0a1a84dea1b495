-- The ways in of a person (decision 40): by invitation to a passkey, by passkey to a session.

-- What a session is called in the list of one's own sign-ins; null where it began before this.
CREATE SEQUENCE sessions_ids AS integer;
ALTER TABLE sessions
  ADD COLUMN id integer NOT NULL DEFAULT nextval('sessions_ids'),
  ADD COLUMN browser text,
  ADD COLUMN system text,
  ADD COLUMN address text,
  ADD UNIQUE (client_id, id);

-- Of an invitation only the hash is stored; a new one ends the former.
CREATE TABLE invitations (
  secret_sha256 bytea NOT NULL UNIQUE,
  client_id integer NOT NULL,
  users_id integer NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, users_id),
  FOREIGN KEY (client_id, users_id) REFERENCES people ON DELETE CASCADE
);

-- What an authenticator calls a person: no name, and nothing that one could guess.
ALTER TABLE people ADD COLUMN passkey_handle uuid NOT NULL DEFAULT gen_random_uuid();

CREATE SEQUENCE passkeys_ids AS integer;
CREATE TABLE passkeys (
  client_id integer NOT NULL,
  id integer NOT NULL DEFAULT nextval('passkeys_ids'),
  users_id integer NOT NULL,
  credential_id text NOT NULL UNIQUE COLLATE "C",
  public_key bytea NOT NULL,
  -- How often the key has signed, as it told last; 0: it does not count.
  counter bigint NOT NULL,
  transports text[] NOT NULL DEFAULT '{}',
  -- The host name that it belongs to.
  rp_id text NOT NULL,
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, users_id) REFERENCES people ON DELETE CASCADE
);
CREATE INDEX passkeys_by_user ON passkeys (client_id, users_id);

-- Asked of an authenticator, answered once within minutes. Nobody is known yet at a sign-in.
CREATE TABLE passkey_challenges (
  challenge_sha256 bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('register', 'sign-in')),
  client_id integer,
  users_id integer,
  expires_at timestamptz(3) NOT NULL,
  CHECK ((purpose = 'register') = (users_id IS NOT NULL))
);
CREATE INDEX passkey_challenges_by_end ON passkey_challenges (expires_at);

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['invitations', 'passkeys'] LOOP
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['invitations', 'passkeys', 'passkey_challenges'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY gate ON %I TO callboard_gate USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_gate', table_name);
  END LOOP;
END
$$;
GRANT USAGE ON SEQUENCE sessions_ids, passkeys_ids TO callboard_app;
