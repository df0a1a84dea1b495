-- What a group is held to beside its goals: grace, opening hours, room for appointments, members.
-- A group without a row has the defaults. Each change of goals or members writes the row too, so
-- that its version stands for all of them.
CREATE TABLE acd_group_settings (
  client_id integer NOT NULL,
  acd_groups_id integer NOT NULL,
  grace_minutes integer NOT NULL DEFAULT 15 CHECK (grace_minutes >= 0),
  -- [{"weekday": 1, "from": "08:00", "to": "24:00"}] in the centre's zone; 1 is Monday.
  hours json NOT NULL DEFAULT '[]',
  -- [{"weekday": 1, "number": 15}]: open events with an appointment in one half hour.
  capacity json NOT NULL DEFAULT '[]',
  when_full text NOT NULL DEFAULT 'warn' CHECK (when_full IN ('warn', 'refuse')),
  when_closed text NOT NULL DEFAULT 'warn' CHECK (when_closed IN ('warn', 'refuse')),
  release_minutes integer CHECK (release_minutes > 0),
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, acd_groups_id),
  FOREIGN KEY (client_id, acd_groups_id) REFERENCES acd_groups ON DELETE CASCADE
);

CREATE TABLE acd_group_members (
  client_id integer NOT NULL,
  acd_groups_id integer NOT NULL,
  users_id integer NOT NULL,
  role text NOT NULL CHECK (role IN ('member', 'supervisor')),
  PRIMARY KEY (client_id, acd_groups_id, users_id),
  FOREIGN KEY (client_id, acd_groups_id) REFERENCES acd_groups ON DELETE CASCADE,
  FOREIGN KEY (client_id, users_id) REFERENCES users ON DELETE CASCADE
);
CREATE INDEX acd_group_members_by_user ON acd_group_members (client_id, users_id);

CREATE TRIGGER bump_row BEFORE UPDATE ON acd_group_settings
  FOR EACH ROW EXECUTE FUNCTION callboard_bump_row();
CREATE TRIGGER bump_table AFTER INSERT OR UPDATE OR DELETE ON acd_group_settings
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['acd_group_settings', 'acd_group_members'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;
END
$$;
