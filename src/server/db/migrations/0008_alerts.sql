-- Limits of saved views, the alerts that they began, and what is still to be told (decision 38).

-- A person sets what is above; the watch keeps what is below, so that any process can go on with it.
CREATE TABLE view_limits (
  client_id integer NOT NULL,
  saved_views_id integer NOT NULL,
  n_above integer NOT NULL CHECK (n_above >= 0),
  n_minutes integer NOT NULL CHECK (n_minutes >= 0),
  -- Since when the view holds more than that without a break.
  above_since timestamptz,
  -- How often the tables of its events had changed when it was counted; null: not counted yet.
  counted_version bigint,
  -- It is not counted again before this moment,
  not_before timestamptz NOT NULL,
  -- and counted at this one even where no event has changed; null: there is no need.
  look_at timestamptz,
  PRIMARY KEY (client_id, saved_views_id),
  FOREIGN KEY (client_id, saved_views_id) REFERENCES saved_views ON DELETE CASCADE
);

CREATE SEQUENCE alerts_ids AS integer;
CREATE TABLE alerts (
  client_id integer NOT NULL REFERENCES clients,
  id integer NOT NULL DEFAULT nextval('alerts_ids'),
  -- The view as it was then; it may be gone.
  saved_views_id integer NOT NULL,
  users_id integer,
  access_tokens_id integer,
  shared boolean NOT NULL,
  name text NOT NULL COLLATE "C",
  filter text NOT NULL COLLATE "C",
  n_above integer NOT NULL,
  n_minutes integer NOT NULL,
  -- The most events that the view has held since.
  value integer NOT NULL,
  acd_events_ids integer[] NOT NULL,
  dt_began timestamptz(3) NOT NULL,
  dt_ended timestamptz(3),
  -- Who has taken it: the owner of drafts and views, and the name.
  taken_owner text COLLATE "C",
  taken_by text COLLATE "C",
  -- The value up to which nobody is told of it.
  quiet_up_to integer,
  PRIMARY KEY (client_id, id)
);
-- A view has one alert at a time, whichever process begins it.
CREATE UNIQUE INDEX alerts_open ON alerts (client_id, saved_views_id) WHERE dt_ended IS NULL;

-- What CALLBOARD_ALERT_URL is still to be told.
CREATE TABLE alert_deliveries (
  client_id integer NOT NULL,
  alerts_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('began', 'ended')),
  -- The same on each try.
  delivery uuid NOT NULL DEFAULT gen_random_uuid(),
  value integer NOT NULL,
  at timestamptz(3) NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (client_id, alerts_id, state),
  FOREIGN KEY (client_id, alerts_id) REFERENCES alerts ON DELETE CASCADE
);

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['view_limits', 'alerts', 'alert_deliveries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;
END
$$;
GRANT USAGE ON SEQUENCE alerts_ids TO callboard_app;

-- Which client accounts have something to be counted or told: all that the gate may know of them.
CREATE POLICY due ON view_limits FOR SELECT TO callboard_gate USING (true);
GRANT SELECT (client_id, counted_version, not_before, look_at) ON view_limits TO callboard_gate;
CREATE POLICY due ON alert_deliveries FOR SELECT TO callboard_gate USING (true);
GRANT SELECT (client_id, due_at) ON alert_deliveries TO callboard_gate;

-- The list of views shows the limit, and not how it is watched.
CREATE TRIGGER bump_table AFTER INSERT OR UPDATE OF n_above, n_minutes OR DELETE ON view_limits
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();
CREATE TRIGGER bump_table AFTER INSERT OR UPDATE OR DELETE ON alerts
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();

-- The feeds tell of alerts at once.
CREATE FUNCTION callboard_note_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('callboard', 'alerts ' || callboard_client());
  RETURN NULL;
END
$$;
CREATE TRIGGER note_alerts AFTER INSERT OR UPDATE ON alerts
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_alerts();
