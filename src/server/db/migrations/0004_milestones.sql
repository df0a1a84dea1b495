-- When an event was answered, seen, closed and moved, by when its goal wants an answer, and what is
-- counted of all events by quarter hours (decision 32). Triggers keep it all, so it is in the same
-- transaction as the change, on every path to it.

-- ----------------------------------------------------------------------------------- milestones --
ALTER TABLE acd_events
  -- Whether the past of the event is known; null for a row of before this migration that was not
  -- filled in yet. What is null is not counted.
  ADD COLUMN counted boolean,
  ADD COLUMN answered_first timestamptz(3),
  ADD COLUMN answered_last timestamptz(3),
  ADD COLUMN seen_first timestamptz(3),
  ADD COLUMN seen_last timestamptz(3),
  ADD COLUMN closed_first timestamptz(3),
  ADD COLUMN closed_last timestamptz(3),
  ADD COLUMN moved_first timestamptz(3),
  ADD COLUMN moved_last timestamptz(3),
  -- When the goal of its group and type passes.
  ADD COLUMN deadline timestamptz(3);
-- Of those that come from now on.
ALTER TABLE acd_events ALTER COLUMN counted SET DEFAULT true;

CREATE INDEX acd_events_by_answered ON acd_events (client_id, answered_first, id)
  WHERE answered_first IS NOT NULL;
CREATE INDEX acd_events_by_closed ON acd_events (client_id, closed_last, id)
  WHERE closed_last IS NOT NULL;
CREATE INDEX acd_events_by_deadline ON acd_events (client_id, deadline, id)
  WHERE deadline IS NOT NULL;
-- What is left to be filled in.
CREATE INDEX acd_events_not_counted ON acd_events (client_id, id) WHERE counted IS NULL;

-- Within how many minutes the events of a group and type are to be answered.
CREATE TABLE acd_group_goals (
  client_id integer NOT NULL REFERENCES clients,
  acd_groups_id integer NOT NULL,
  acd_event_types_id integer NOT NULL CHECK (acd_event_types_id BETWEEN 1 AND 7),
  minutes integer NOT NULL CHECK (minutes > 0),
  PRIMARY KEY (client_id, acd_groups_id, acd_event_types_id),
  FOREIGN KEY (client_id, acd_groups_id) REFERENCES acd_groups
);

-- Each change of a goal, which charts mark; null: no goal.
CREATE TABLE acd_group_goal_changes (
  client_id integer NOT NULL REFERENCES clients,
  id bigint GENERATED ALWAYS AS IDENTITY,
  acd_groups_id integer NOT NULL,
  acd_event_types_id integer NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  minutes_before integer,
  minutes integer,
  PRIMARY KEY (client_id, id)
);
CREATE INDEX acd_group_goal_changes_by_moment ON acd_group_goal_changes (client_id, changed_at);

-- What a transaction says of itself: the moment, who acts, and whether it brings events from
-- elsewhere, whose moments are not those of the transaction.
CREATE FUNCTION callboard_clock() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('callboard.now', true), '')::timestamptz, now()) $$;
CREATE FUNCTION callboard_acting_user() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('callboard.users_id', true), '')::integer $$;
CREATE FUNCTION callboard_imports() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('callboard.importing', true) = 'on' IS TRUE $$;

-- When a change happened: as its writer says it, or now.
CREATE FUNCTION callboard_change_moment(before timestamptz, after timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT CASE WHEN after IS DISTINCT FROM before AND NOT callboard_imports()
    THEN after ELSE callboard_clock() END
$$;

CREATE FUNCTION callboard_deadline(
  account integer, group_id integer, type_id integer, created timestamptz, remind timestamptz
) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT greatest(created, remind) + minutes * interval '1 minute' FROM acd_group_goals
  WHERE client_id = account AND acd_groups_id = group_id AND acd_event_types_id = type_id
$$;

-- Whether there are goals is looked up once for a statement, as is the count of the table before it.
CREATE FUNCTION callboard_bump_table_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO table_versions AS counter (client_id, table_name, shard, version)
  VALUES (callboard_client(), TG_TABLE_NAME, pg_backend_pid() % 16, 1)
  ON CONFLICT (client_id, table_name, shard) DO UPDATE SET version = counter.version + 1;
  PERFORM set_config('callboard.goals', CASE WHEN EXISTS (
    SELECT FROM acd_group_goals WHERE client_id = callboard_client()) THEN 'on' ELSE 'off' END, true);
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER bump_table_of_new BEFORE INSERT ON acd_events
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table_of_new();

-- An event that comes answered or ended has a past that nobody told. A row that brings its
-- milestones with it keeps them.
CREATE FUNCTION callboard_begin_milestones() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.counted := NEW.acd_event_status_id NOT IN (10, 30, 40, 98, 99, 100);
  IF NEW.counted THEN
    NEW.deadline := callboard_deadline(NEW.client_id, NEW.acd_groups_id, NEW.acd_event_types_id,
      NEW.dt_created, NEW.dt_remind);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER begin_milestones BEFORE INSERT ON acd_events FOR EACH ROW
  WHEN (NEW.counted AND (NEW.answered_first, NEW.closed_last, NEW.deadline) IS NULL
    AND (current_setting('callboard.goals', true) = 'on'
      OR NEW.acd_event_status_id IN (10, 30, 40, 98, 99, 100)))
  EXECUTE FUNCTION callboard_begin_milestones();

CREATE FUNCTION callboard_keep_milestones() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  at CONSTANT timestamptz(3) := callboard_change_moment(OLD.dt_last_modified, NEW.dt_last_modified);
  is_import CONSTANT boolean := callboard_imports();
  becomes CONSTANT boolean := NEW.acd_event_status_id <> OLD.acd_event_status_id;
  -- Of an event with an unknown past no first time can be known.
  knows_first CONSTANT boolean := OLD.counted IS NOT FALSE;
BEGIN
  IF becomes AND is_import THEN
    -- When, nobody has told.
    IF NEW.acd_event_status_id IN (99, 100) THEN
      NEW.counted := false;
      NEW.closed_last := NULL;
    ELSIF NEW.acd_event_status_id IN (10, 30, 40, 98) AND OLD.answered_first IS NULL THEN
      NEW.counted := false;
    END IF;
  ELSIF becomes AND NEW.acd_event_status_id IN (99, 100) THEN
    NEW.closed_last := at;
    IF knows_first THEN NEW.closed_first := coalesce(OLD.closed_first, at); END IF;
  ELSIF becomes AND NEW.acd_event_status_id = 30 THEN
    NEW.seen_last := at;
    IF knows_first THEN NEW.seen_first := coalesce(OLD.seen_first, at); END IF;
  END IF;
  IF NOT is_import AND (becomes AND NEW.acd_event_status_id IN (10, 30, 40, 98, 99)
    OR NEW.users_id IS DISTINCT FROM OLD.users_id AND NEW.users_id = callboard_acting_user()) THEN
    NEW.answered_last := at;
    IF knows_first THEN NEW.answered_first := coalesce(OLD.answered_first, at); END IF;
  END IF;
  IF NOT is_import AND NEW.acd_groups_id <> OLD.acd_groups_id THEN
    NEW.moved_last := at;
    IF knows_first THEN NEW.moved_first := coalesce(OLD.moved_first, at); END IF;
  END IF;
  IF NEW.counted IS FALSE AND NEW.answered_first IS NULL THEN
    NEW.deadline := NULL;
  -- It stands once it has passed or somebody has answered.
  ELSIF NEW.counted AND NEW.answered_first IS NULL
    AND (OLD.deadline IS NULL OR OLD.deadline > at) THEN
    NEW.deadline := callboard_deadline(NEW.client_id, NEW.acd_groups_id, NEW.acd_event_types_id,
      NEW.dt_created, NEW.dt_remind);
  END IF;
  RETURN NEW;
END
$$;
-- Its bookkeeping alone does not bring this about.
CREATE TRIGGER keep_milestones BEFORE UPDATE ON acd_events FOR EACH ROW
  WHEN ((OLD.acd_event_status_id, OLD.users_id, OLD.acd_groups_id, OLD.acd_event_types_id,
      OLD.dt_created, OLD.dt_remind)
    IS DISTINCT FROM (NEW.acd_event_status_id, NEW.users_id, NEW.acd_groups_id,
      NEW.acd_event_types_id, NEW.dt_created, NEW.dt_remind))
  EXECUTE FUNCTION callboard_keep_milestones();

-- ------------------------------------------------------------------------------------ silence --
-- What touches nothing but this bookkeeping (filling in, a changed goal) is no change of the event:
-- its version stays, the list's version stays, and the change feed is not told. A statement that
-- writes milestones itself does nothing else; those that the trigger above writes come after.
CREATE OR REPLACE TRIGGER bump_row BEFORE UPDATE ON acd_events FOR EACH ROW
  WHEN ((OLD.counted, OLD.answered_first, OLD.answered_last, OLD.seen_first, OLD.seen_last,
      OLD.closed_first, OLD.closed_last, OLD.moved_first, OLD.moved_last, OLD.deadline)
    IS NOT DISTINCT FROM (NEW.counted, NEW.answered_first, NEW.answered_last, NEW.seen_first,
      NEW.seen_last, NEW.closed_first, NEW.closed_last, NEW.moved_first, NEW.moved_last,
      NEW.deadline)
    OR OLD.dt_last_modified IS DISTINCT FROM NEW.dt_last_modified)
  EXECUTE FUNCTION callboard_bump_row();

-- The statement's plan is kept from its first call, which may have changed one row and not
-- thousands: without nested loops it fits both. A loop that cannot be left out is then taken for so
-- dear that PostgreSQL would compile the plan, for seconds.
CREATE FUNCTION callboard_bump_table_of_changed() RETURNS trigger
LANGUAGE plpgsql SET enable_nestloop = off SET jit = off
AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh JOIN stale USING (client_id, id)
      WHERE fresh.version <> stale.version) THEN
    INSERT INTO table_versions AS counter (client_id, table_name, shard, version)
    VALUES (callboard_client(), TG_TABLE_NAME, pg_backend_pid() % 16, 1)
    ON CONFLICT (client_id, table_name, shard) DO UPDATE SET version = counter.version + 1;
  END IF;
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER bump_table AFTER DELETE ON acd_events
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();
CREATE TRIGGER bump_table_of_changed AFTER UPDATE ON acd_events
  REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table_of_changed();

-- As callboard_note_event_changes, which goes on to tell of new events and of those that are gone.
CREATE FUNCTION callboard_note_changed_events() RETURNS trigger
LANGUAGE plpgsql SET enable_nestloop = off SET jit = off
AS $$
DECLARE
  most CONSTANT integer := 500;
  touched integer;
  account integer;
BEGIN
  SELECT count(*), min(client_id) INTO touched, account FROM (
    SELECT client_id FROM fresh JOIN stale USING (client_id, id)
    WHERE fresh.version <> stale.version LIMIT most + 1) AS sample;
  IF touched = 0 THEN
    RETURN NULL;
  ELSIF touched > most THEN
    INSERT INTO acd_event_changes (client_id, kind) VALUES (account, 'many');
  ELSE
    INSERT INTO acd_event_changes (client_id, kind, acd_events_id, version, before)
      SELECT fresh.client_id, 'changed', fresh.id, fresh.version, to_jsonb(stale)
      FROM fresh JOIN stale USING (client_id, id)
      WHERE fresh.version <> stale.version ORDER BY fresh.version;
  END IF;
  PERFORM pg_notify('callboard', 'events ' || account);
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER note_changed AFTER UPDATE ON acd_events
  REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_changed_events();

-- ------------------------------------------------------------------------------- quarter hours --
-- By the event's present group and type: when an event moves, its counts go with it, so each number
-- equals the list behind it. Quarters, as some zones stand 45 minutes beside the hour.
CREATE TABLE acd_event_quarter_hours (
  client_id integer NOT NULL REFERENCES clients,
  quarter_hour timestamptz NOT NULL,
  acd_groups_id integer NOT NULL,
  acd_event_types_id integer NOT NULL,
  came bigint NOT NULL,
  answered bigint NOT NULL,
  closed bigint NOT NULL,
  -- Goals that pass in this quarter, and those of them that were met.
  goals bigint NOT NULL,
  met bigint NOT NULL,
  -- How many more were open at its end than at its beginning; the sum of all is what is open now.
  opened bigint NOT NULL,
  -- Of those that came, those with an unknown past.
  unknown bigint NOT NULL,
  PRIMARY KEY (client_id, quarter_hour, acd_groups_id, acd_event_types_id)
) WITH (fillfactor = 70);

-- Many transactions change the same quarter at the same moment. Each only adds rows here, which
-- waits for nobody; one process after the other merges them into the table above.
CREATE TABLE acd_event_quarter_hour_changes (
  client_id integer NOT NULL,
  quarter_hour timestamptz NOT NULL,
  acd_groups_id integer NOT NULL,
  acd_event_types_id integer NOT NULL,
  came bigint NOT NULL,
  answered bigint NOT NULL,
  closed bigint NOT NULL,
  goals bigint NOT NULL,
  met bigint NOT NULL,
  opened bigint NOT NULL,
  unknown bigint NOT NULL
);

CREATE FUNCTION callboard_quarter_hour(at timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT date_bin('15 minutes', at, timestamptz '2000-01-01 00:00Z') $$;

-- All that one event counts for, times `sign`, each at its moment. `opened_at` and `ended_at`: when
-- there was one more open event, and one less.
CREATE FUNCTION callboard_counts_of(
  sign integer, counted boolean, created timestamptz, status_id integer,
  answered_first timestamptz, closed_last timestamptz, deadline timestamptz,
  opened_at timestamptz, ended_at timestamptz
) RETURNS TABLE (at timestamptz, came integer, answered integer, closed integer, goals integer,
  met integer, opened integer, unknown integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT * FROM (VALUES
    (created, sign, 0, 0, 0, 0, 0, CASE WHEN counted THEN 0 ELSE sign END),
    (answered_first, 0, sign, 0, 0, 0, 0, 0),
    (CASE WHEN status_id IN (99, 100) THEN closed_last END, 0, 0, sign, 0, 0, 0, 0),
    (deadline, 0, 0, 0, sign, CASE WHEN answered_first <= deadline THEN sign ELSE 0 END, 0, 0),
    (opened_at, 0, 0, 0, 0, 0, sign, 0),
    (ended_at, 0, 0, 0, 0, 0, -sign, 0)
  ) AS each_count (at, came, answered, closed, goals, met, opened, unknown)
  WHERE each_count.at IS NOT NULL AND counted IS NOT NULL
$$;

-- Nearly always they are new ones that only came.
CREATE FUNCTION callboard_count_new_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh WHERE imported OR NOT counted OR deadline IS NOT NULL
      OR answered_first IS NOT NULL OR closed_last IS NOT NULL) THEN
    INSERT INTO acd_event_quarter_hour_changes
    SELECT fresh.client_id, callboard_quarter_hour(count.at), acd_groups_id, acd_event_types_id,
      sum(came), sum(answered), sum(closed), sum(goals), sum(met), sum(opened), sum(unknown)
    FROM fresh CROSS JOIN LATERAL callboard_counts_of(1, fresh.counted, fresh.dt_created,
      fresh.acd_event_status_id, fresh.answered_first, fresh.closed_last, fresh.deadline,
      CASE WHEN fresh.acd_event_status_id NOT IN (99, 100) THEN
        -- What an import brings is open here from its import on.
        CASE WHEN fresh.imported THEN callboard_clock() ELSE fresh.dt_created END END,
      NULL) AS count
    GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO acd_event_quarter_hour_changes
    SELECT client_id, callboard_quarter_hour(dt_created), acd_groups_id, acd_event_types_id,
      count(*), 0, 0, 0, 0, count(*), 0
    FROM fresh GROUP BY 1, 2, 3, 4;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_new AFTER INSERT ON acd_events REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_count_new_events();

CREATE FUNCTION callboard_count_gone_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO acd_event_quarter_hour_changes
  SELECT stale.client_id, callboard_quarter_hour(count.at), acd_groups_id, acd_event_types_id,
    sum(came), sum(answered), sum(closed), sum(goals), sum(met), sum(opened), sum(unknown)
  FROM stale CROSS JOIN LATERAL callboard_counts_of(-1, stale.counted, stale.dt_created,
    stale.acd_event_status_id, stale.answered_first, stale.closed_last, stale.deadline,
    CASE WHEN stale.acd_event_status_id NOT IN (99, 100) THEN callboard_clock() END,
    NULL) AS count
  GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_gone AFTER DELETE ON acd_events REFERENCING OLD TABLE AS stale
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_count_gone_events();

-- What an event counted for is taken from its former group and type, and what it counts for now is
-- added to the present ones.
CREATE FUNCTION callboard_count_changed_events() RETURNS trigger
LANGUAGE plpgsql SET enable_nestloop = off SET jit = off
AS $$
BEGIN
  INSERT INTO acd_event_quarter_hour_changes
  SELECT changed.client_id, callboard_quarter_hour(count.at), group_id, type_id,
    sum(came), sum(answered), sum(closed), sum(goals), sum(met), sum(opened), sum(unknown)
  FROM (
    SELECT fresh.client_id, -1 AS sign, stale.counted, stale.dt_created,
      stale.acd_event_status_id AS status_id, stale.acd_groups_id AS group_id,
      stale.acd_event_types_id AS type_id, stale.answered_first, stale.closed_last, stale.deadline,
      CASE WHEN stale.acd_event_status_id NOT IN (99, 100) THEN
        callboard_change_moment(stale.dt_last_modified, fresh.dt_last_modified) END AS opened_at,
      NULL::timestamptz AS ended_at
    FROM fresh JOIN stale USING (client_id, id)
    WHERE (stale.counted, stale.dt_created, stale.acd_event_status_id, stale.acd_groups_id,
        stale.acd_event_types_id, stale.answered_first, stale.closed_last, stale.deadline)
      IS DISTINCT FROM (fresh.counted, fresh.dt_created, fresh.acd_event_status_id,
        fresh.acd_groups_id, fresh.acd_event_types_id, fresh.answered_first, fresh.closed_last,
        fresh.deadline)
    UNION ALL
    SELECT fresh.client_id, 1, fresh.counted, fresh.dt_created,
      fresh.acd_event_status_id, fresh.acd_groups_id,
      fresh.acd_event_types_id, fresh.answered_first, fresh.closed_last, fresh.deadline,
      CASE
        -- It was there before it was counted: open since it came, or until it was closed.
        WHEN stale.counted IS NULL AND (fresh.acd_event_status_id NOT IN (99, 100)
          OR fresh.closed_last IS NOT NULL) THEN fresh.dt_created
        WHEN fresh.acd_event_status_id NOT IN (99, 100) THEN
          callboard_change_moment(stale.dt_last_modified, fresh.dt_last_modified) END,
      CASE WHEN stale.counted IS NULL AND fresh.acd_event_status_id IN (99, 100)
        THEN fresh.closed_last END
    FROM fresh JOIN stale USING (client_id, id)
    WHERE (stale.counted, stale.dt_created, stale.acd_event_status_id, stale.acd_groups_id,
        stale.acd_event_types_id, stale.answered_first, stale.closed_last, stale.deadline)
      IS DISTINCT FROM (fresh.counted, fresh.dt_created, fresh.acd_event_status_id,
        fresh.acd_groups_id, fresh.acd_event_types_id, fresh.answered_first, fresh.closed_last,
        fresh.deadline)
  ) AS changed CROSS JOIN LATERAL callboard_counts_of(sign, counted, dt_created, status_id,
    answered_first, closed_last, deadline, opened_at, ended_at) AS count
  GROUP BY 1, 2, 3, 4
  HAVING (sum(came), sum(answered), sum(closed), sum(goals), sum(met), sum(opened), sum(unknown))
    <> (0, 0, 0, 0, 0, 0, 0);
  RETURN NULL;
END
$$;
CREATE TRIGGER count_changed AFTER UPDATE ON acd_events
  REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_count_changed_events();

-- --------------------------------------------------------------------------------------- goals --
-- A changed goal counts from now on: for the open events that nobody has answered, whose former
-- deadline, if any, is still to come, as is the new one. In the order of their IDs, as everywhere.
CREATE FUNCTION callboard_change_goal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  at CONSTANT timestamptz(3) := callboard_clock();
  goal acd_group_goals := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  minutes_before CONSTANT integer := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.minutes END;
BEGIN
  IF TG_OP = 'DELETE' THEN goal.minutes := NULL; END IF;
  IF goal.minutes IS NOT DISTINCT FROM minutes_before THEN
    RETURN NULL;
  END IF;
  INSERT INTO acd_group_goal_changes
    (client_id, acd_groups_id, acd_event_types_id, changed_at, minutes_before, minutes)
    VALUES (goal.client_id, goal.acd_groups_id, goal.acd_event_types_id, at, minutes_before,
      goal.minutes);
  WITH waiting AS (
    SELECT client_id, id, greatest(dt_created, dt_remind) + goal.minutes * interval '1 minute'
      AS deadline
    FROM acd_events
    WHERE client_id = goal.client_id AND acd_groups_id = goal.acd_groups_id
      AND acd_event_types_id = goal.acd_event_types_id AND acd_event_status_id NOT IN (99, 100)
      AND counted AND answered_first IS NULL AND (deadline IS NULL OR deadline > at)
    ORDER BY id FOR UPDATE
  )
  UPDATE acd_events SET deadline = waiting.deadline FROM waiting
  WHERE acd_events.client_id = waiting.client_id AND acd_events.id = waiting.id
    AND (waiting.deadline IS NULL OR waiting.deadline > at)
    AND acd_events.deadline IS DISTINCT FROM waiting.deadline;
  RETURN NULL;
END
$$;
CREATE TRIGGER change_goal AFTER INSERT OR DELETE OR UPDATE OF minutes ON acd_group_goals
  FOR EACH ROW EXECUTE FUNCTION callboard_change_goal();

-- -------------------------------------------------------------------------------------- rights --
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'acd_group_goals', 'acd_group_goal_changes', 'acd_event_quarter_hours',
    'acd_event_quarter_hour_changes'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;
END
$$;
-- Which client accounts have something to be merged: all that the gate may know of it.
CREATE POLICY merging ON acd_event_quarter_hour_changes FOR SELECT TO callboard_gate USING (true);
GRANT SELECT (client_id) ON acd_event_quarter_hour_changes TO callboard_gate;
