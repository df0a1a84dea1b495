-- The list of events in every order that its table can show, and words found among many texts.
-- See decision 10.

-- A subject is too long for an index; its beginning orders all but a few. A column of its own, for
-- only comparisons of columns use an index under row-level security.
ALTER TABLE acd_events ADD COLUMN subject_start text COLLATE "C"
  GENERATED ALWAYS AS (left(subject, 100)) STORED;

-- Read forwards and backwards. Where there are nulls, the rows with a value and those without are
-- two ranges of the same index.
CREATE INDEX acd_events_by_type_alone ON acd_events (client_id, acd_event_types_id, id);
CREATE INDEX acd_events_by_status_alone ON acd_events (client_id, acd_event_status_id, id);
CREATE INDEX acd_events_by_group_alone ON acd_events (client_id, acd_groups_id, id);
CREATE INDEX acd_events_by_agent ON acd_events (client_id, users_id, id);
CREATE INDEX acd_events_by_receiver ON acd_events (client_id, receiver, id);
CREATE INDEX acd_events_by_subject ON acd_events (client_id, subject_start, id);
CREATE INDEX acd_events_by_priority ON acd_events (client_id, n_priority, id);
CREATE INDEX acd_events_by_modified ON acd_events (client_id, dt_modified, id);
-- What the quick filters count by; a few thousand different values make it small.
CREATE INDEX acd_events_by_facets
  ON acd_events (client_id, acd_event_status_id, acd_event_types_id, acd_groups_id);

-- Words are found through trigrams, where the extension is there to be had. LIKE is not leakproof,
-- so a role that a policy binds gets no index for it. This one is bound by none, owns nothing but
-- the function below, and can read nothing but the columns that the function needs.
DO $$
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'callboard_search') THEN
      CREATE ROLE callboard_search NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  IF NOT pg_has_role(current_user, 'callboard_search', 'MEMBER') THEN
    EXECUTE format('GRANT callboard_search TO %I', current_user);
  END IF;
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX acd_events_by_text ON acd_events USING gin (search_text gin_trgm_ops);
  END IF;
END
$$;

CREATE POLICY search ON acd_events FOR SELECT TO callboard_search USING (true);
GRANT SELECT (client_id, id, search_text) ON acd_events TO callboard_search;

-- The events of the client account whose text has one of the patterns; null when there are more
-- than `most`, or no index to find them with: then the list is walked in its order instead.
CREATE FUNCTION callboard_find_events(patterns text[], most integer) RETURNS integer[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  account CONSTANT integer := callboard_client();
  pattern text;
  plan json;
  found integer[] := '{}';
  more integer[];
BEGIN
  IF account IS NULL THEN
    RETURN '{}';
  END IF;
  IF to_regclass('acd_events_by_text') IS NULL THEN
    RETURN NULL;
  END IF;
  FOREACH pattern IN ARRAY patterns LOOP
    -- Characters that the database's locale does not take for letters have no trigrams.
    IF cardinality(show_trgm(pattern)) = 0 THEN
      RETURN NULL;
    END IF;
    -- What the statistics already know to be common is not counted first.
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM acd_events WHERE client_id = %s
      AND search_text LIKE %L', account, pattern) INTO plan;
    IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float > 2 * most THEN
      RETURN NULL;
    END IF;
    EXECUTE 'SELECT array_agg(id) FROM (SELECT id FROM acd_events
      WHERE client_id = $1 AND search_text LIKE $2 LIMIT $3) AS few'
      INTO more USING account, pattern, most + 1;
    found := found || coalesce(more, '{}');
    IF cardinality(found) > most THEN
      RETURN NULL;
    END IF;
  END LOOP;
  RETURN found;
END
$$;
REVOKE ALL ON FUNCTION callboard_find_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION callboard_find_events TO callboard_app;
GRANT CREATE ON SCHEMA public TO callboard_search;
ALTER FUNCTION callboard_find_events OWNER TO callboard_search;
REVOKE CREATE ON SCHEMA public FROM callboard_search;
