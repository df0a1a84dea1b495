-- What changed of the events, for the change feed and for lists that stay as they were: written by
-- triggers, so in the same transaction as the change and on every path to it. See decision 11.
CREATE SEQUENCE acd_event_change_numbers;
CREATE TABLE acd_event_changes (
  client_id integer NOT NULL,
  -- Taken while the row is locked: the changes of one event are numbered in their order.
  number bigint NOT NULL DEFAULT nextval('acd_event_change_numbers'),
  -- Whether a reader could see the change is a matter of its transaction, not of its number.
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  kind text NOT NULL CHECK (kind IN ('created', 'changed', 'gone', 'many')),
  -- Absent where one statement changed so many events that they are not named one by one.
  acd_events_id integer,
  version bigint,
  -- The event as it was; absent for a new one.
  before jsonb,
  PRIMARY KEY (client_id, number)
);
CREATE INDEX acd_event_changes_by_xid ON acd_event_changes (client_id, xid);

-- Up to which transaction changes were pruned: who read before that begins anew.
CREATE TABLE acd_event_change_horizons (
  client_id integer PRIMARY KEY,
  xid xid8 NOT NULL
);

CREATE FUNCTION callboard_note_event_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT integer := 500;
  touched integer;
  account integer;
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT count(*), min(client_id) INTO touched, account
      FROM (SELECT client_id FROM stale LIMIT most + 1) AS sample;
  ELSE
    SELECT count(*), min(client_id) INTO touched, account
      FROM (SELECT client_id FROM fresh LIMIT most + 1) AS sample;
  END IF;
  -- Row-level security holds a statement to one client account.
  IF touched = 0 THEN
    RETURN NULL;
  ELSIF touched > most THEN
    INSERT INTO acd_event_changes (client_id, kind) VALUES (account, 'many');
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO acd_event_changes (client_id, kind, acd_events_id, version)
      SELECT client_id, 'created', id, version FROM fresh ORDER BY version;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO acd_event_changes (client_id, kind, acd_events_id, version, before)
      SELECT fresh.client_id, 'changed', fresh.id, fresh.version, to_jsonb(stale)
      FROM fresh JOIN stale USING (client_id, id) ORDER BY fresh.version;
  ELSE
    INSERT INTO acd_event_changes (client_id, kind, acd_events_id, version, before)
      SELECT client_id, 'gone', id, version, to_jsonb(stale) FROM stale ORDER BY version;
  END IF;
  PERFORM pg_notify('callboard', 'events ' || account);
  RETURN NULL;
END
$$;

CREATE TRIGGER note_created AFTER INSERT ON acd_events REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_event_changes();
CREATE TRIGGER note_changed AFTER UPDATE ON acd_events
  REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_event_changes();
CREATE TRIGGER note_gone AFTER DELETE ON acd_events REFERENCING OLD TABLE AS stale
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_event_changes();

-- Rights that end are said at once; the feeds look again by themselves as well.
CREATE FUNCTION callboard_note_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('callboard', 'rights');
  RETURN NULL;
END
$$;
CREATE TRIGGER note_rights AFTER UPDATE OF role, revoked_at OR DELETE ON access_tokens
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_rights();
CREATE TRIGGER note_rights AFTER DELETE ON sessions
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_rights();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['acd_event_changes', 'acd_event_change_horizons'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;
END
$$;
GRANT USAGE ON SEQUENCE acd_event_change_numbers TO callboard_app;
