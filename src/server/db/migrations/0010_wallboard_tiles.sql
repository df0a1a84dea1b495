-- The tiles that somebody chose for their board, in their order (decision 34).
CREATE TABLE wallboard_tiles (
  client_id integer NOT NULL REFERENCES clients,
  -- A user, or a token that stands for none: the owner of drafts and views.
  owner text NOT NULL COLLATE "C",
  -- As the contract has them: a name of the six, or the ID of a saved view.
  tiles json NOT NULL,
  PRIMARY KEY (client_id, owner)
);
ALTER TABLE wallboard_tiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE wallboard_tiles FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON wallboard_tiles TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON wallboard_tiles TO callboard_app;
