-- When somebody was last here, on whatever device (decision 42).
CREATE TABLE last_seen (
  client_id integer NOT NULL REFERENCES clients,
  -- A user, or a token that stands for none: the owner of drafts and views.
  owner text NOT NULL COLLATE "C",
  seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, owner)
);
ALTER TABLE last_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE last_seen FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON last_seen TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON last_seen TO callboard_app;
