-- The mirror of an existing system, whose records stand in the same tables (decision 47).

-- ------------------------------------------------------------------------------------- records --
-- A record as the upstream says it, where the columns cannot say all of it: unknown keys, a moment
-- that the zone's clock skips.
ALTER TABLE acd_events ADD COLUMN upstream_text text COLLATE "C";
ALTER TABLE acd_event_versions ADD COLUMN upstream_text text COLLATE "C";
SELECT callboard_make_version_functions();
ALTER TABLE dialler_contacts ADD COLUMN upstream_text text COLLATE "C";

-- What the upstream no longer lists, or never did (an event names it), is kept and not shown in lists.
ALTER TABLE acd_groups
  ADD COLUMN upstream_text text COLLATE "C",
  ADD COLUMN not_listed_since timestamptz(3),
  DROP CONSTRAINT acd_groups_acd_group_types_id_check;
ALTER TABLE users
  ADD COLUMN upstream_text text COLLATE "C",
  ADD COLUMN not_listed_since timestamptz(3),
  -- Names are unique among Callboard's own records; what the upstream has is the upstream's business.
  ADD COLUMN mirrored boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT users_client_id_uid_key;
CREATE UNIQUE INDEX users_by_own_uid ON users (client_id, uid) WHERE NOT mirrored;
ALTER TABLE dialler_campaigns
  ADD COLUMN upstream_text text COLLATE "C",
  ADD COLUMN not_listed_since timestamptz(3),
  ADD COLUMN mirrored boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT dialler_campaigns_languages_id_check,
  DROP CONSTRAINT dialler_campaigns_client_id_name_key;
CREATE UNIQUE INDEX dialler_campaigns_by_own_name ON dialler_campaigns (client_id, name)
  WHERE NOT mirrored;
-- ------------------------------------------------------------------------- events not listed --
-- Events that the upstream no longer lists. They count nowhere, so they are in a table of their own;
-- what belongs to them stays where it is.
CREATE TABLE acd_events_not_listed (
  LIKE acd_events,
  not_listed_since timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, id)
);

CREATE FUNCTION callboard_unlists() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT coalesce(current_setting('callboard.unlisting', true), '') = 'on' $$;

-- In place of the foreign key's cascade, which would take the comments of events not listed too.
ALTER TABLE acd_event_comments DROP CONSTRAINT acd_event_comments_client_id_acd_events_id_fkey;
CREATE FUNCTION callboard_erase_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT callboard_unlists() THEN
    DELETE FROM acd_event_comments AS comment USING stale
    WHERE comment.client_id = stale.client_id AND comment.acd_events_id = stale.id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER erase_comments AFTER DELETE ON acd_events REFERENCING OLD TABLE AS stale
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_erase_comments();

CREATE OR REPLACE FUNCTION callboard_erase_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT callboard_unlists() THEN
    DELETE FROM acd_event_versions AS version USING stale
    WHERE version.client_id = stale.client_id AND version.id = stale.id;
  END IF;
  RETURN NULL;
END
$$;

-- The columns that a row is made of; those that the database makes itself are left out.
CREATE FUNCTION callboard_event_columns() RETURNS text LANGUAGE sql STABLE
AS $$
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
  WHERE attrelid = 'acd_events'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
$$;

-- Takes events out of the lists, and their last state into the past. Texts that the past takes from
-- the present row are written there.
CREATE FUNCTION callboard_unlist_events(ids integer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  every text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO every FROM pg_attribute
    WHERE attrelid = 'acd_events'::regclass AND attnum > 0 AND NOT attisdropped;
  PERFORM FROM acd_events WHERE id = ANY (ids) ORDER BY id FOR UPDATE;
  UPDATE acd_event_versions AS version SET
      event_data = coalesce(version.event_data, event.event_data),
      search_text = coalesce(version.search_text, event.search_text)
    FROM acd_events AS event WHERE event.client_id = version.client_id AND event.id = version.id
      AND event.id = ANY (ids);
  EXECUTE format('INSERT INTO acd_event_versions (%1$s, valid_from, valid_to)
    SELECT %1$s, coalesce(state_since, dt_last_modified), callboard_clock() FROM acd_events
    WHERE id = ANY ($1) AND coalesce(state_since, dt_last_modified) < callboard_clock()', every)
    USING ids;
  EXECUTE format('INSERT INTO acd_events_not_listed (%1$s, not_listed_since)
    SELECT %1$s, callboard_clock() FROM acd_events WHERE id = ANY ($1)
    ON CONFLICT (client_id, id) DO NOTHING', every) USING ids;
  PERFORM set_config('callboard.unlisting', 'on', true);
  DELETE FROM acd_events WHERE id = ANY (ids);
  PERFORM set_config('callboard.unlisting', '', true);
END
$$;

-- Brings events back that the upstream lists again.
CREATE FUNCTION callboard_list_events_again(ids integer[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE acd_events_not_listed SET state_since = callboard_clock(), version = nextval('row_versions')
    WHERE id = ANY (ids);
  EXECUTE format('INSERT INTO acd_events (%1$s) SELECT %1$s FROM acd_events_not_listed
    WHERE id = ANY ($1)', callboard_event_columns()) USING ids;
  DELETE FROM acd_events_not_listed WHERE id = ANY (ids);
END
$$;

-- --------------------------------------------------------------------------------------- mirror --
-- How far the mirror of a client account is. One process polls at a time: whose lease it is.
CREATE TABLE upstream_mirrors (
  client_id integer PRIMARY KEY REFERENCES clients,
  -- Host name, port and path, without the token: an account's mirror never changes it.
  upstream text NOT NULL COLLATE "C",
  leased_by uuid,
  leased_until timestamptz(3),
  next_poll_at timestamptz(3) NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  -- When the last whole poll began, and when the first one ended; null: the mirror is being filled.
  as_of timestamptz(3),
  filled_at timestamptz(3),
  -- Events so far, while it is being filled.
  filling integer NOT NULL DEFAULT 0,
  -- Why the last poll was none; null: it was whole.
  fault text COLLATE "C" CHECK (fault IN ('silent', 'refused', 'broken')),
  -- A sentence for the admin, without the token and the path.
  reason text COLLATE "C"
);

-- What the mirror knows of each record beside its content.
CREATE TABLE upstream_records (
  client_id integer NOT NULL REFERENCES clients,
  kind text NOT NULL COLLATE "C" CHECK (kind IN ('event', 'group', 'user', 'campaign', 'contact')),
  id integer NOT NULL,
  -- Of the record's text; null: it was refused, and stays as it was last understood.
  hash bytea,
  -- When it was asked for by itself: no list that was asked for before overwrites it.
  read_at timestamptz(3),
  -- In how many whole polls, one after the other, it was missing.
  missing smallint NOT NULL DEFAULT 0,
  -- An admin has confirmed that it may be removed, however many are missing.
  removable boolean NOT NULL DEFAULT false,
  listed boolean NOT NULL DEFAULT true,
  PRIMARY KEY (client_id, kind, id)
);
CREATE INDEX upstream_records_missing ON upstream_records (client_id, kind, id) WHERE missing > 0;
CREATE INDEX upstream_records_not_listed ON upstream_records (client_id, kind, id) WHERE NOT listed;

-- Records of another shape, by the last answer.
CREATE TABLE upstream_rejected (
  client_id integer NOT NULL REFERENCES clients,
  kind text NOT NULL COLLATE "C",
  -- As it came; a record without one has none.
  id text NOT NULL COLLATE "C",
  reason text NOT NULL COLLATE "C",
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, kind, id)
);

-- More are missing than a person would close at once: nothing is removed until an admin says so.
CREATE TABLE upstream_shrinks (
  client_id integer NOT NULL REFERENCES clients,
  kind text NOT NULL COLLATE "C",
  missing integer NOT NULL,
  listed integer NOT NULL,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, kind)
);

-- Events that are read by themselves at once: named by a hint, or open on a screen.
CREATE TABLE upstream_hints (
  client_id integer NOT NULL REFERENCES clients,
  acd_events_id integer NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, acd_events_id)
);

-- When what is asked for on a look (contacts, result codes) was asked for last.
CREATE TABLE upstream_looks (
  client_id integer NOT NULL REFERENCES clients,
  what text NOT NULL COLLATE "C",
  as_of timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, what)
);

-- --------------------------------------------------------------------------------------- rights --
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'acd_events_not_listed', 'upstream_mirrors', 'upstream_records', 'upstream_rejected',
    'upstream_shrinks', 'upstream_hints', 'upstream_looks'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;
END
$$;
CREATE POLICY own_groups ON acd_events_not_listed AS RESTRICTIVE TO callboard_bound
  USING (acd_groups_id = ANY (callboard_groups()));
-- A hint is told to the process that polls.
CREATE FUNCTION callboard_note_upstream() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('callboard', 'upstream ' || NEW.client_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER note_hint AFTER INSERT OR UPDATE ON upstream_hints
  FOR EACH ROW EXECUTE FUNCTION callboard_note_upstream();
