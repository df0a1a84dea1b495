-- A person who is bound to their groups sees the events of these alone, whatever a query asks for
-- (decision 41). Their transactions run as a role of their own, which has all that callboard_app has,
-- and to which the policies below apply on top; so the queries of all others stay as they are.
DO $$
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'callboard_bound') THEN
      CREATE ROLE callboard_bound NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  IF NOT pg_has_role(current_user, 'callboard_bound', 'MEMBER') THEN
    EXECUTE format('GRANT callboard_bound TO %I', current_user);
  END IF;
  IF NOT pg_has_role('callboard_bound', 'callboard_app', 'MEMBER') THEN
    GRANT callboard_app TO callboard_bound;
  END IF;
END
$$;

-- The groups that this transaction is bound to; none where nothing was set. It is said as shortly as
-- can be, since it stands in the place of its call: so the planner knows how many events the groups
-- have, and reads them by the index that fits, or the list in its order.
CREATE FUNCTION callboard_groups() RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT coalesce(nullif(current_setting('callboard.groups', true), ''), '{}')::integer[] $$;
-- Whose drafts and held creates it may see.
CREATE FUNCTION callboard_owner() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('callboard.owner', true), '') $$;

-- --------------------------------------------------------------------------- events and numbers --
CREATE POLICY own_groups ON acd_events AS RESTRICTIVE TO callboard_bound
  USING (acd_groups_id = ANY (callboard_groups()));
CREATE POLICY own_groups ON acd_event_quarter_hours AS RESTRICTIVE TO callboard_bound
  USING (acd_groups_id = ANY (callboard_groups()));
CREATE POLICY own_groups ON acd_event_quarter_hour_changes AS RESTRICTIVE TO callboard_bound
  USING (acd_groups_id = ANY (callboard_groups()));
-- What tells of an event is seen where the event is: these read its table under its own policy.
CREATE POLICY own_groups ON acd_event_comments AS RESTRICTIVE TO callboard_bound
  USING (EXISTS (SELECT FROM acd_events AS event
    WHERE event.client_id = acd_event_comments.client_id
      AND event.id = acd_event_comments.acd_events_id));
-- An event that was handed on is seen no more, its past included; nor is what it was elsewhere.
CREATE POLICY own_groups ON acd_event_versions AS RESTRICTIVE TO callboard_bound
  USING (acd_groups_id = ANY (callboard_groups())
    AND EXISTS (SELECT FROM acd_events AS event
      WHERE event.client_id = acd_event_versions.client_id AND event.id = acd_event_versions.id));
-- An entry is added about any event, as the change that it tells of was allowed.
CREATE POLICY own_groups ON audit_log AS RESTRICTIVE FOR SELECT TO callboard_bound
  USING (object_kind <> 'event' OR EXISTS (SELECT FROM acd_events AS event
    WHERE event.client_id = audit_log.client_id AND event.id = audit_log.object_id));
-- Numbers of all groups in one text: who is bound has them counted.
CREATE POLICY own_groups ON wallboard_minutes AS RESTRICTIVE TO callboard_bound USING (false);

-- ----------------------------------------------------------------------- what somebody has begun --
CREATE POLICY own_groups ON event_drafts AS RESTRICTIVE TO callboard_bound
  USING (owner = (SELECT callboard_owner()));
-- Creates of others that wait for a slot of an own group count there.
CREATE POLICY own_groups ON held_events AS RESTRICTIVE TO callboard_bound
  USING (owner = (SELECT callboard_owner())
    OR acd_groups_id = ANY (callboard_groups()));
-- Kept answers hold events as they were when they were given; they are looked up for the whole
-- client account, by the access token's own key.
CREATE POLICY own_groups ON idempotency_keys AS RESTRICTIVE TO callboard_bound USING (false);
CREATE POLICY own_groups ON idempotency_texts AS RESTRICTIVE TO callboard_bound USING (false);

-- -------------------------------------------------------------------------------------- alerts --
-- The groups of the events that an alert has counted; unknown of those of before.
ALTER TABLE alerts ADD COLUMN acd_groups_ids integer[];
CREATE POLICY own_groups ON alerts AS RESTRICTIVE TO callboard_bound
  USING (acd_groups_ids <@ callboard_groups());
CREATE POLICY own_groups ON alert_deliveries AS RESTRICTIVE TO callboard_bound
  USING (EXISTS (SELECT FROM alerts WHERE alerts.client_id = alert_deliveries.client_id
    AND alerts.id = alert_deliveries.alerts_id));

-- ---------------------------------------------------------------------------------- change feed --
-- Where an event goes from one group to another, it is gone for those who see the first one alone,
-- with what it was there, and new for those who see the second one alone. Each has a row of their own
-- beside the change as it is (`whole`).
ALTER TABLE acd_event_changes
  ADD COLUMN part text NOT NULL DEFAULT 'whole' COLLATE "C"
    CHECK (part IN ('whole', 'left', 'came')),
  ADD COLUMN from_groups_id integer,
  ADD COLUMN to_groups_id integer;
CREATE POLICY own_groups ON acd_event_changes AS RESTRICTIVE TO callboard_bound
  USING (CASE
    WHEN kind = 'many' THEN true
    WHEN part = 'left' THEN from_groups_id = ANY ((SELECT callboard_groups())::integer[])
      AND to_groups_id <> ALL ((SELECT callboard_groups())::integer[])
    WHEN part = 'came' THEN to_groups_id = ANY ((SELECT callboard_groups())::integer[])
      AND from_groups_id <> ALL ((SELECT callboard_groups())::integer[])
    ELSE coalesce(from_groups_id, to_groups_id) = ANY ((SELECT callboard_groups())::integer[])
      AND coalesce(to_groups_id, from_groups_id) = ANY ((SELECT callboard_groups())::integer[])
  END);

-- `events 1 235,301`: feeds of who is bound to other groups need not look. Without groups all look;
-- a notification has no room for very many.
CREATE FUNCTION callboard_notify_events(account integer, groups text, is_told boolean) RETURNS void
LANGUAGE sql
AS $$
  SELECT pg_notify('callboard', concat_ws(' ', 'events', account,
    CASE WHEN is_told AND length(groups) < 1000 THEN groups END))
$$;

CREATE OR REPLACE FUNCTION callboard_note_event_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT integer := 500;
  touched integer;
  account integer;
  groups text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT count(*), min(client_id), string_agg(DISTINCT acd_groups_id::text, ',')
      INTO touched, account, groups
      FROM (SELECT client_id, acd_groups_id FROM stale LIMIT most + 1) AS sample;
  ELSE
    SELECT count(*), min(client_id), string_agg(DISTINCT acd_groups_id::text, ',')
      INTO touched, account, groups
      FROM (SELECT client_id, acd_groups_id FROM fresh LIMIT most + 1) AS sample;
  END IF;
  -- Row-level security holds a statement to one client account.
  IF touched = 0 THEN
    RETURN NULL;
  ELSIF touched > most THEN
    INSERT INTO acd_event_changes (client_id, kind) VALUES (account, 'many');
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO acd_event_changes (client_id, kind, acd_events_id, version, to_groups_id)
      SELECT client_id, 'created', id, version, acd_groups_id FROM fresh ORDER BY version;
  ELSE
    INSERT INTO acd_event_changes
        (client_id, kind, acd_events_id, version, before, from_groups_id)
      SELECT client_id, 'gone', id, version, to_jsonb(stale), acd_groups_id
      FROM stale ORDER BY version;
  END IF;
  PERFORM callboard_notify_events(account, groups, touched <= most);
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION callboard_note_changed_events() RETURNS trigger
LANGUAGE plpgsql SET enable_nestloop = off SET jit = off
AS $$
DECLARE
  most CONSTANT integer := 500;
  touched integer;
  account integer;
  groups text;
BEGIN
  SELECT count(*), min(client_id), concat_ws(',', string_agg(DISTINCT comes_to::text, ','),
      string_agg(DISTINCT comes_from::text, ',') FILTER (WHERE comes_from <> comes_to))
    INTO touched, account, groups
    FROM (SELECT client_id, fresh.acd_groups_id AS comes_to, stale.acd_groups_id AS comes_from
      FROM fresh JOIN stale USING (client_id, id)
      WHERE fresh.version <> stale.version LIMIT most + 1) AS sample;
  IF touched = 0 THEN
    RETURN NULL;
  ELSIF touched > most THEN
    INSERT INTO acd_event_changes (client_id, kind) VALUES (account, 'many');
  ELSE
    INSERT INTO acd_event_changes (client_id, kind, acd_events_id, version, before,
        part, from_groups_id, to_groups_id)
      SELECT fresh.client_id, each_part.kind, fresh.id, fresh.version,
        CASE WHEN part <> 'came' THEN to_jsonb(stale) END,
        part, stale.acd_groups_id, fresh.acd_groups_id
      FROM fresh JOIN stale USING (client_id, id)
        CROSS JOIN (VALUES (1, 'whole', 'changed'), (2, 'left', 'gone'), (3, 'came', 'created'))
          AS each_part (place, part, kind)
      WHERE fresh.version <> stale.version
        AND (part = 'whole' OR fresh.acd_groups_id <> stale.acd_groups_id)
      ORDER BY fresh.version, place;
  END IF;
  PERFORM callboard_notify_events(account, groups, touched <= most);
  RETURN NULL;
END
$$;

-- -------------------------------------------------------------------------------------- search --
-- It runs as a role that no policy binds, so it looks at the groups itself. `all` is set where
-- nobody is bound; where nothing is set, nothing is found.
GRANT SELECT (acd_groups_id) ON acd_events TO callboard_search;
CREATE OR REPLACE FUNCTION callboard_find_events(patterns text[], most integer) RETURNS integer[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  account CONSTANT integer := callboard_client();
  own text := '';
  pattern text;
  plan json;
  found integer[] := '{}';
  more integer[];
BEGIN
  IF account IS NULL THEN
    RETURN '{}';
  END IF;
  IF current_setting('callboard.groups', true) IS DISTINCT FROM 'all' THEN
    own := format('AND acd_groups_id = ANY (%L::integer[])', callboard_groups());
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
      WHERE client_id = $1 AND search_text LIKE $2 ' || own || ' LIMIT $3) AS few'
      INTO more USING account, pattern, most + 1;
    found := found || coalesce(more, '{}');
    IF cardinality(found) > most THEN
      RETURN NULL;
    END IF;
  END LOOP;
  RETURN found;
END
$$;
