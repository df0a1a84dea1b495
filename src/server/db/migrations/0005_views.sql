-- Saved views of the list of events. The owner is the user behind the access token,
-- else the token itself.
CREATE SEQUENCE saved_views_ids AS integer;
CREATE TABLE saved_views (
  client_id integer NOT NULL REFERENCES clients,
  id integer NOT NULL DEFAULT nextval('saved_views_ids') CHECK (id > 0),
  users_id integer,
  access_tokens_id integer NOT NULL,
  name text NOT NULL COLLATE "C",
  name_fold text NOT NULL COLLATE "C",
  filter text NOT NULL COLLATE "C",
  sort text NOT NULL COLLATE "C",
  columns text[] NOT NULL,
  density text NOT NULL COLLATE "C",
  shared boolean NOT NULL,
  dt_modified timestamptz(3) NOT NULL,
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, users_id) REFERENCES users,
  FOREIGN KEY (client_id, access_tokens_id) REFERENCES access_tokens
);
CREATE UNIQUE INDEX saved_views_of_users ON saved_views (client_id, users_id, name_fold)
  WHERE users_id IS NOT NULL;
CREATE UNIQUE INDEX saved_views_of_tokens ON saved_views (client_id, access_tokens_id, name_fold)
  WHERE users_id IS NULL;

CREATE TRIGGER bump_row BEFORE UPDATE ON saved_views
  FOR EACH ROW EXECUTE FUNCTION callboard_bump_row();
CREATE TRIGGER bump_table AFTER INSERT OR UPDATE OR DELETE ON saved_views
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();

ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_views FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON saved_views TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views TO callboard_app;
GRANT USAGE ON SEQUENCE saved_views_ids TO callboard_app;
