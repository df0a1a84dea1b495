-- What each event was like at a past moment, for 30 days (decision 39). An event's present row holds
-- since its last change; what it was before is a row here, with the moments from and to.

-- Since when the row is as it is, where that is not its dt_last_modified: it was imported, or
-- something else than its fields changed.
ALTER TABLE acd_events ADD COLUMN state_since timestamptz(3);

CREATE TABLE acd_event_versions (
  LIKE acd_events,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3) NOT NULL
);
-- Null: as in the present row. They are long, and only an import changes them.
ALTER TABLE acd_event_versions ALTER COLUMN event_data DROP NOT NULL;
ALTER TABLE acd_event_versions ALTER COLUMN search_text DROP NOT NULL;

-- Of two bounds the database takes the one that leaves less.
CREATE INDEX acd_event_versions_by_end ON acd_event_versions (client_id, valid_to, valid_from);
CREATE INDEX acd_event_versions_by_begin ON acd_event_versions (client_id, valid_from, valid_to);
CREATE INDEX acd_event_versions_by_event ON acd_event_versions (client_id, id);

ALTER TABLE acd_event_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE acd_event_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON acd_event_versions TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON acd_event_versions TO callboard_app;

CREATE FUNCTION callboard_keep_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.state_since := CASE
    WHEN NEW.dt_last_modified IS DISTINCT FROM OLD.dt_last_modified AND NOT callboard_imports()
    THEN NULL ELSE callboard_clock() END;
  RETURN NEW;
END
$$;
-- An ordinary change moves dt_last_modified and needs none of it. What is filled in of the past was
-- so all along, and who writes the column knows.
CREATE TRIGGER keep_since BEFORE UPDATE ON acd_events FOR EACH ROW
  WHEN (OLD.counted IS NOT NULL AND OLD.state_since IS NOT DISTINCT FROM NEW.state_since
    AND (OLD.state_since IS NOT NULL OR OLD.dt_last_modified IS NOT DISTINCT FROM NEW.dt_last_modified
      OR current_setting('callboard.importing', true) = 'on'))
  EXECUTE FUNCTION callboard_keep_since();

-- Both functions name each column of the table once, in its order, and are made anew with a new one.
CREATE FUNCTION callboard_make_version_functions() RETURNS void LANGUAGE plpgsql AS $make$
DECLARE
  columns text;
  stale text;
  former text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
    string_agg(CASE WHEN attname IN ('event_data', 'search_text')
      THEN format('CASE WHEN stale.%1$I <> fresh.%1$I THEN stale.%1$I END', attname)
      ELSE format('stale.%I', attname) END, ', ' ORDER BY attnum),
    string_agg(CASE WHEN attname IN ('event_data', 'search_text')
      THEN format('coalesce(version.%1$I, (SELECT acd_events.%1$I FROM acd_events
        WHERE acd_events.client_id = version.client_id AND acd_events.id = version.id))', attname)
      ELSE format('version.%I', attname) END, ', ' ORDER BY attnum)
  INTO columns, stale, former
  FROM pg_attribute WHERE attrelid = 'acd_events'::regclass AND attnum > 0 AND NOT attisdropped;

  EXECUTE format($$
    CREATE OR REPLACE FUNCTION callboard_keep_versions() RETURNS trigger
    LANGUAGE plpgsql SET enable_nestloop = off SET jit = off
    AS $body$
    BEGIN
      INSERT INTO acd_event_versions (%1$s, valid_from, valid_to)
      SELECT %2$s, coalesce(stale.state_since, stale.dt_last_modified),
        coalesce(fresh.state_since, fresh.dt_last_modified)
      FROM stale JOIN fresh USING (client_id, id)
      WHERE coalesce(stale.state_since, stale.dt_last_modified)
        < coalesce(fresh.state_since, fresh.dt_last_modified);
      RETURN NULL;
    END
    $body$
  $$, columns, stale);

  -- The moments are compared outside of the union: inside, each half would be read as a whole before
  -- it is sorted, in place of both by an index in the list's order. What bears a later date is not
  -- there yet; so an index by date begins at the moment, and not at what came since.
  EXECUTE format($$
    CREATE OR REPLACE FUNCTION callboard_events_at(moment timestamptz) RETURNS SETOF acd_events
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $body$
      SELECT %1$s FROM (
        SELECT %1$s, coalesce(state_since, dt_last_modified) AS valid_from,
          timestamptz(3) 'infinity' AS valid_to
        FROM acd_events
        UNION ALL
        SELECT %2$s, version.valid_from, version.valid_to FROM acd_event_versions AS version
      ) AS known WHERE valid_from <= moment AND valid_to > moment
        AND dt_created <= moment AND dt_modified <= moment
    $body$
  $$, columns, former);
END
$make$;
SELECT callboard_make_version_functions();

CREATE TRIGGER keep_versions AFTER UPDATE ON acd_events
  REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_keep_versions();

-- What is erased has no past.
CREATE FUNCTION callboard_erase_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM acd_event_versions AS version USING stale
  WHERE version.client_id = stale.client_id AND version.id = stale.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER erase_versions AFTER DELETE ON acd_events REFERENCING OLD TABLE AS stale
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_erase_versions();
