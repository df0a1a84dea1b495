-- Sign-in by the organisation's OpenID Connect provider (decision 43).

-- An account of a provider is one person. The issuer stands without a slash at its end.
CREATE TABLE person_identities (
  client_id integer NOT NULL,
  users_id integer NOT NULL,
  issuer text NOT NULL COLLATE "C",
  subject text NOT NULL COLLATE "C",
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (issuer, subject),
  FOREIGN KEY (client_id, users_id) REFERENCES people ON DELETE CASCADE
);
CREATE INDEX person_identities_by_user ON person_identities (client_id, users_id);

-- A sign-in under way, once within minutes. Of the secret, which a cookie has, the hash alone is here.
CREATE TABLE oidc_flows (
  flow_sha256 bytea PRIMARY KEY,
  redirect_uri text NOT NULL,
  -- Of the invitation that it accepts; null: none.
  invitation_sha256 bytea,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX oidc_flows_by_end ON oidc_flows (expires_at);

CREATE POLICY own_client ON person_identities TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON person_identities TO callboard_app;
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['person_identities', 'oidc_flows'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY gate ON %I TO callboard_gate USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_gate', table_name);
  END LOOP;
END
$$;
