-- Callboard's tables as the first release found them. Their order is: roles, what counts versions,
-- client accounts, events, campaigns, access, the audit log, what is kept, the change feed, search,
-- the gate, and at the end the rules that hold for many tables: triggers, row-level security, rights.

-- ---------------------------------------------------------------------------------------- roles --
-- callboard_app asks for one client account at a time, callboard_gate finds out who asks, and
-- callboard_search finds words. None of them owns a table. Roles belong to the cluster, not to the
-- database, so a second database of the same cluster may have made them a moment ago.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['callboard_app', 'callboard_gate', 'callboard_search'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', role_name, current_user);
    END IF;
  END LOOP;
END
$$;

-- The client account of this transaction; null, which no policy lets through, where none was set.
CREATE FUNCTION callboard_client() RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('callboard.client_id', true), '')::integer $$;

-- ------------------------------------------------------------------------------------- versions --
-- One counter for the versions of all rows: a row that comes back after a delete never repeats an
-- old version, so an ETag never lies.
CREATE SEQUENCE row_versions;
CREATE FUNCTION callboard_bump_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := nextval('row_versions');
  RETURN NEW;
END
$$;

-- How often a table changed for a client account: the ETag of a list. Spread over sixteen rows so
-- that writers on different connections do not wait for each other. A sequence would not do: only
-- the sum of rows moves with the commit.
CREATE TABLE table_versions (
  client_id integer NOT NULL,
  table_name text NOT NULL,
  shard smallint NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (client_id, table_name, shard)
);
CREATE FUNCTION callboard_bump_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO table_versions AS counter (client_id, table_name, shard, version)
  VALUES (callboard_client(), TG_TABLE_NAME, pg_backend_pid() % 16, 1)
  ON CONFLICT (client_id, table_name, shard) DO UPDATE SET version = counter.version + 1;
  RETURN NULL;
END
$$;

-- ------------------------------------------------------------------------------ client accounts --
-- In every table what ends in _fold is folded by src/contract/filter/fold.ts, for the filter and for
-- sorting. Texts compare by their bytes (COLLATE "C"), so they sort the same on every machine.
CREATE TABLE clients (
  client_id integer PRIMARY KEY CHECK (client_id > 0),
  name text NOT NULL
);

CREATE TABLE acd_groups (
  client_id integer NOT NULL REFERENCES clients,
  id integer NOT NULL CHECK (id > 0),
  name text NOT NULL COLLATE "C",
  name_fold text NOT NULL COLLATE "C",
  group_number text COLLATE "C",
  foreign_system_id text COLLATE "C",
  acd_group_types_id integer NOT NULL CHECK (acd_group_types_id BETWEEN 1 AND 3),
  primary_acd_agent_groups_id integer,
  service_level_seconds integer,
  distribution_algorithm_id integer,
  b_no_duplicate_events boolean NOT NULL DEFAULT false,
  queue_music_id_4_sec integer,
  supervisor_aggregation_skill_5_id integer,
  queue_offhook_announcement_id integer,
  b_position_announcement_3 boolean NOT NULL DEFAULT false,
  tarif_announcement_waves_id integer,
  b_call_redirection_after_number_announcement boolean NOT NULL DEFAULT false,
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, primary_acd_agent_groups_id) REFERENCES acd_groups
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX acd_groups_by_name ON acd_groups (client_id, name_fold, id);

CREATE TABLE users (
  client_id integer NOT NULL REFERENCES clients,
  id integer NOT NULL CHECK (id > 0),
  uid text NOT NULL COLLATE "C",
  uid_fold text NOT NULL COLLATE "C",
  -- UID, first and last name, folded: what the list's filter searches.
  name_fold text NOT NULL COLLATE "C",
  first_name text COLLATE "C",
  last_name text COLLATE "C",
  resellers_id integer,
  tel_status_id integer NOT NULL DEFAULT 0,
  b_active boolean NOT NULL DEFAULT true,
  b_tel_calls_forwarding boolean NOT NULL DEFAULT false,
  b_use_web_mail boolean NOT NULL DEFAULT false,
  dt_pbx_telephone_status timestamptz,
  agent_status_after_logout_rejected_id integer,
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, id),
  UNIQUE (client_id, uid)
);
CREATE INDEX users_by_uid ON users (client_id, uid_fold, id);

-- --------------------------------------------------------------------------------------- events --
CREATE SEQUENCE acd_events_ids AS integer;
CREATE TABLE acd_events (
  client_id integer NOT NULL REFERENCES clients,
  id integer NOT NULL CHECK (id > 0),
  skills_value_1 integer,
  skills_value_2 integer,
  skills_value_3 integer,
  skills_id_1 integer,
  skills_id_2 integer,
  skills_id_3 integer,
  chat_connectors_id integer,
  user_data text COLLATE "C",
  user_data_2 text COLLATE "C",
  user_data_3 text COLLATE "C",
  dt_received timestamptz(3),
  acd_groups_id integer NOT NULL,
  dt_remind timestamptz(3),
  event_data text NOT NULL COLLATE "C",
  acd_work_flow_connectors_id integer,
  acd_inboxes_id integer,
  last_agent_time integer NOT NULL DEFAULT 0,
  crm_url text COLLATE "C",
  work_flow_monitor_points_id integer,
  acd_replying_types_id integer,
  acd_event_types_id integer NOT NULL,
  dt_modified timestamptz(3) NOT NULL,
  b_close_by_foreign_system boolean NOT NULL DEFAULT false,
  receiver text COLLATE "C",
  subject text NOT NULL COLLATE "C",
  users_id integer,
  sender text NOT NULL COLLATE "C",
  foreign_system_number text COLLATE "C",
  dt_created timestamptz(3) NOT NULL,
  acd_event_status_id integer NOT NULL,
  dt_last_modified timestamptz(3) NOT NULL,
  n_priority integer NOT NULL DEFAULT 50,
  acd_configuration_groups_id integer,
  acd_agent_groups_id integer,
  -- What a bare word of the filter language looks in, folded: see searchText().
  search_text text NOT NULL COLLATE "C",
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  -- A subject is too long for an index; its beginning orders all but a few. It is a column of its
  -- own because under row-level security only comparisons of columns use an index.
  subject_start text COLLATE "C" GENERATED ALWAYS AS (left(subject, 100)) STORED,
  -- What tells one caller from another, whatever the notation: of an address the address alone in
  -- small letters; of a number its last six digits, which no notation changes and few numbers share;
  -- of anything else the text. The database keeps it, so that no writer forgets it.
  caller_key text COLLATE "C" GENERATED ALWAYS AS (
    CASE
      WHEN sender ~ '[^[:space:]<>"]@[^[:space:]<>"]'
        THEN lower(substring(sender FROM '[^[:space:]<>"(),;]{1,64}@[^[:space:]<>"(),;]{1,190}'))
      WHEN sender ~ '^[+0-9[:space:]./()\u00A0\u202F-]+$'
        THEN right(regexp_replace(sender, '[^0-9]', '', 'g'), 6)
      ELSE lower(left(btrim(sender), 256))
    END
  ) STORED,
  -- Whether an import brought it: the same ID in a file replaces those alone, and leaves what was
  -- created here as it is.
  imported boolean NOT NULL DEFAULT false,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, acd_groups_id) REFERENCES acd_groups,
  FOREIGN KEY (client_id, acd_configuration_groups_id) REFERENCES acd_groups,
  FOREIGN KEY (client_id, acd_agent_groups_id) REFERENCES acd_groups,
  FOREIGN KEY (client_id, users_id) REFERENCES users
);

-- The list in every order that its table can show (decision 10), read forwards and backwards. Where
-- there are nulls, the rows with a value and those without are two ranges of the same index.
CREATE INDEX acd_events_by_created ON acd_events (client_id, dt_created, id);
CREATE INDEX acd_events_by_status ON acd_events (client_id, acd_event_status_id, dt_created, id);
CREATE INDEX acd_events_by_group
  ON acd_events (client_id, acd_groups_id, acd_event_status_id, dt_created, id);
CREATE INDEX acd_events_by_sender ON acd_events (client_id, sender, id);
CREATE INDEX acd_events_by_remind ON acd_events (client_id, dt_remind, id)
  WHERE dt_remind IS NOT NULL;
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
-- The other events of a caller.
CREATE INDEX acd_events_by_caller ON acd_events (client_id, caller_key, dt_created, id);
-- The queue of a group is counted each time somebody asks why an event still waits: over the open
-- ones alone, without reading the rows themselves.
CREATE INDEX acd_events_open ON acd_events (client_id, acd_groups_id, dt_created, id)
  INCLUDE (dt_remind, users_id) WHERE acd_event_status_id NOT IN (99, 100);

CREATE TABLE acd_event_comments (
  client_id integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  acd_events_id integer NOT NULL,
  dt_created timestamptz(3) NOT NULL,
  subject text COLLATE "C",
  body text COLLATE "C",
  -- Who wrote it; absent in comments that an import brought.
  author text COLLATE "C",
  role text COLLATE "C",
  users_id integer,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, acd_events_id) REFERENCES acd_events ON DELETE CASCADE
);
CREATE INDEX acd_event_comments_by_event ON acd_event_comments (client_id, acd_events_id, id);

-- ------------------------------------------------------------------------------------ campaigns --
CREATE SEQUENCE dialler_campaigns_ids AS integer;
CREATE TABLE dialler_campaigns (
  client_id integer NOT NULL REFERENCES clients,
  id integer NOT NULL CHECK (id > 0),
  name text NOT NULL COLLATE "C",
  name_fold text NOT NULL COLLATE "C",
  languages_id integer NOT NULL CHECK (languages_id IN (1, 2)),
  user_data text COLLATE "C",
  b_active boolean NOT NULL DEFAULT false,
  dt_from timestamptz(3),
  dt_to timestamptz(3),
  acd_groups_id integer,
  contact_preview_time integer,
  n_max_parallel_lines integer,
  n_max_tries integer,
  b_close_contacts_on_incoming_calls_match_caller_id boolean NOT NULL DEFAULT false,
  b_caller_id_active boolean NOT NULL DEFAULT false,
  abort_on_no_tel_number_result_codes_id integer,
  incoming_call_result_codes_id integer,
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, id),
  UNIQUE (client_id, name),
  FOREIGN KEY (client_id, acd_groups_id) REFERENCES acd_groups
);
CREATE INDEX dialler_campaigns_by_name ON dialler_campaigns (client_id, name_fold, id);

CREATE SEQUENCE dialler_campaigns_result_codes_ids AS integer;
CREATE TABLE dialler_campaigns_result_codes (
  client_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  dialler_campaigns_id integer NOT NULL,
  dialler_result_codes_types_id integer NOT NULL
    CHECK (dialler_result_codes_types_id BETWEEN 1 AND 4),
  content_en text COLLATE "C",
  content_de text COLLATE "C",
  export_key text COLLATE "C",
  time_offset integer,
  b_done boolean NOT NULL DEFAULT false,
  b_delay boolean NOT NULL DEFAULT false,
  b_allow_delete boolean NOT NULL DEFAULT true,
  b_aborted boolean NOT NULL DEFAULT false,
  -- Null where the result code has no rule for a next try.
  b_agent_bound boolean,
  b_appointment boolean NOT NULL DEFAULT false,
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, dialler_campaigns_id) REFERENCES dialler_campaigns ON DELETE CASCADE
);
CREATE INDEX dialler_campaigns_result_codes_by_campaign
  ON dialler_campaigns_result_codes (client_id, dialler_campaigns_id, id);
-- A campaign names two of its result codes, which name their campaign.
ALTER TABLE dialler_campaigns
  ADD FOREIGN KEY (client_id, abort_on_no_tel_number_result_codes_id)
    REFERENCES dialler_campaigns_result_codes DEFERRABLE INITIALLY DEFERRED,
  ADD FOREIGN KEY (client_id, incoming_call_result_codes_id)
    REFERENCES dialler_campaigns_result_codes DEFERRABLE INITIALLY DEFERRED;

CREATE SEQUENCE dialler_contacts_ids AS integer;
CREATE TABLE dialler_contacts (
  client_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  dialler_campaigns_id integer NOT NULL,
  user_data text COLLATE "C",
  client text COLLATE "C",
  service text COLLATE "C",
  reference_number text COLLATE "C",
  name text NOT NULL COLLATE "C",
  name_fold text NOT NULL COLLATE "C",
  first_name text COLLATE "C",
  salutation text COLLATE "C",
  title text COLLATE "C",
  company text COLLATE "C",
  address text COLLATE "C",
  postal_code text COLLATE "C",
  city text COLLATE "C",
  country text COLLATE "C",
  phone_number_1 text COLLATE "C",
  phone_number_2 text COLLATE "C",
  phone_number_3 text COLLATE "C",
  phone_number_4 text COLLATE "C",
  phone_number_5 text COLLATE "C",
  phone_number_6 text COLLATE "C",
  fax_number text COLLATE "C",
  email text COLLATE "C",
  website text COLLATE "C",
  comment text COLLATE "C",
  external_system_link text COLLATE "C",
  model text COLLATE "C",
  tag text COLLATE "C",
  dt_imported timestamptz(3) NOT NULL,
  dt_next_try timestamptz(3),
  n_tries_phone_number_1 integer NOT NULL DEFAULT 0,
  n_tries_phone_number_2 integer NOT NULL DEFAULT 0,
  n_tries_phone_number_3 integer NOT NULL DEFAULT 0,
  n_tries_phone_number_4 integer NOT NULL DEFAULT 0,
  n_tries_phone_number_5 integer NOT NULL DEFAULT 0,
  n_tries_phone_number_6 integer NOT NULL DEFAULT 0,
  b_phone_number_1_invalid boolean NOT NULL DEFAULT false,
  b_phone_number_2_invalid boolean NOT NULL DEFAULT false,
  b_phone_number_3_invalid boolean NOT NULL DEFAULT false,
  b_phone_number_4_invalid boolean NOT NULL DEFAULT false,
  b_phone_number_5_invalid boolean NOT NULL DEFAULT false,
  b_phone_number_6_invalid boolean NOT NULL DEFAULT false,
  b_last_result_mailbox boolean NOT NULL DEFAULT false,
  dialler_campaigns_result_codes_id integer,
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, dialler_campaigns_id) REFERENCES dialler_campaigns ON DELETE CASCADE,
  FOREIGN KEY (client_id, dialler_campaigns_result_codes_id)
    REFERENCES dialler_campaigns_result_codes DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX dialler_contacts_by_name ON dialler_contacts (client_id, name_fold, id);
CREATE INDEX dialler_contacts_by_campaign
  ON dialler_contacts (client_id, dialler_campaigns_id, name_fold, id);
CREATE INDEX dialler_contacts_by_user_data ON dialler_contacts (client_id, user_data, id);

-- --------------------------------------------------------------------------------------- access --
-- Of tokens, sessions and codes only the hash is stored.
CREATE SEQUENCE access_tokens_ids AS integer;
CREATE TABLE access_tokens (
  client_id integer NOT NULL REFERENCES clients,
  id integer NOT NULL DEFAULT nextval('access_tokens_ids'),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
  -- The user whom the token stands for, as in agent:me; null where it stands for none.
  users_id integer,
  token_sha256 bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  -- A token that somebody made, the one behind sign-in links, or that of CALLBOARD_ADMIN_TOKEN. The
  -- name is for people and does not say this.
  kind text NOT NULL DEFAULT 'made' COLLATE "C" CHECK (kind IN ('made', 'link', 'setting')),
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, users_id) REFERENCES users
);

CREATE TABLE sessions (
  session_sha256 bytea PRIMARY KEY,
  client_id integer NOT NULL,
  access_tokens_id integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (client_id, access_tokens_id) REFERENCES access_tokens
);
CREATE INDEX sessions_by_token ON sessions (client_id, access_tokens_id);

CREATE TABLE sign_in_codes (
  code_sha256 bytea PRIMARY KEY,
  client_id integer NOT NULL,
  access_tokens_id integer NOT NULL,
  expires_at timestamptz NOT NULL,
  FOREIGN KEY (client_id, access_tokens_id) REFERENCES access_tokens
);

CREATE TABLE sign_in_failures (
  address text NOT NULL,
  failed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_failures_by_address ON sign_in_failures (address, failed_at);

-- ------------------------------------------------------------------------------------ audit log --
-- Who changed what, and when: one chain of entries for each client account (decision 13). The
-- application's role adds an entry and reads them; the database alone sets number, link and hash.
CREATE TABLE audit_log (
  client_id integer NOT NULL REFERENCES clients,
  -- 1, 2, 3 … without a gap within a client account.
  id integer NOT NULL,
  dt_created timestamptz(3) NOT NULL,
  -- Who: an access token; null where the owner of the machine used the command line.
  access_tokens_id integer,
  users_id integer,
  role text NOT NULL COLLATE "C",
  name text NOT NULL COLLATE "C",
  origin text NOT NULL COLLATE "C" CHECK (origin IN ('token', 'session', 'command')),
  -- What: `event.close`, and the record that it was done to.
  action text NOT NULL COLLATE "C",
  object_kind text NOT NULL COLLATE "C",
  object_id integer,
  comment text COLLATE "C",
  -- Kept as the text that came in: the hash is made of it.
  before json,
  after json,
  -- All that a delete took with it.
  copy json,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (client_id, id)
);
CREATE INDEX audit_log_by_object ON audit_log (client_id, object_kind, object_id, id);
CREATE INDEX audit_log_by_action ON audit_log (client_id, action, id);

-- The last entry of each chain. Its lock makes the writers of one client account take turns from
-- their entry to their commit, and it shows when the last entries are missing.
CREATE TABLE audit_heads (
  client_id integer PRIMARY KEY REFERENCES clients,
  id integer NOT NULL,
  hash bytea NOT NULL
);

-- Every text with its length in bytes, so that no two different entries read the same.
CREATE FUNCTION callboard_audit_text(VARIADIC parts text[]) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$
  SELECT string_agg(coalesce(octet_length(convert_to(part, 'UTF8')) || ':' || part, '-'), ','
    ORDER BY place)
  FROM unnest(parts) WITH ORDINALITY AS each_part(part, place)
$$;

-- Runs as the owner: the role that adds an entry cannot touch the heads.
CREATE FUNCTION callboard_chain_audit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  head audit_heads;
BEGIN
  SELECT * INTO head FROM audit_heads WHERE client_id = NEW.client_id FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_heads VALUES (NEW.client_id, 0, '\x') ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_heads WHERE client_id = NEW.client_id FOR UPDATE;
  END IF;
  NEW.id := head.id + 1;
  NEW.previous := head.hash;
  NEW.hash := sha256(head.hash || convert_to(callboard_audit_text(
    NEW.client_id::text, NEW.id::text,
    (extract(epoch FROM NEW.dt_created) * 1000)::bigint::text,
    NEW.access_tokens_id::text, NEW.users_id::text, NEW.role, NEW.name, NEW.origin,
    NEW.action, NEW.object_kind, NEW.object_id::text, NEW.comment,
    NEW.before::text, NEW.after::text, NEW.copy::text), 'UTF8'));
  UPDATE audit_heads SET id = NEW.id, hash = NEW.hash WHERE client_id = NEW.client_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER chain BEFORE INSERT ON audit_log
  FOR EACH ROW EXECUTE FUNCTION callboard_chain_audit();

-- ---------------------------------------------------------------------------------- what is kept --
-- Saved views of the list of events. The owner is the user behind the access token, else the token.
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

-- The owner of a draft or a held create is `user:3` where the token stands for a user, else
-- `token:17` (decision 12). What has been typed into forms that were not sent yet, as JSON text:
CREATE TABLE event_drafts (
  client_id integer NOT NULL REFERENCES clients,
  owner text NOT NULL COLLATE "C",
  -- The form's idempotency key: a draft and the form that is sent are one.
  key text NOT NULL COLLATE "C",
  version integer NOT NULL,
  content text NOT NULL COLLATE "C",
  saved_at timestamptz(3) NOT NULL,
  -- Which save wrote it: a window whose save was not answered knows it as its own.
  save_key text COLLATE "C",
  PRIMARY KEY (client_id, owner, key)
);

-- Creates that wait some seconds, so that they can be undone, and what became of them.
CREATE TABLE held_events (
  client_id integer NOT NULL,
  owner text NOT NULL COLLATE "C",
  key text NOT NULL COLLATE "C",
  access_tokens_id integer NOT NULL,
  -- Who asked, as JSON text, for the audit log.
  asker text NOT NULL COLLATE "C",
  request_sha256 bytea NOT NULL,
  event text NOT NULL COLLATE "C",
  asked_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  state text NOT NULL CHECK (state IN ('held', 'created', 'taken_back', 'failed')),
  -- The record of the event that was created, or the problem that it met; JSON text.
  answer text COLLATE "C",
  PRIMARY KEY (client_id, owner, key),
  FOREIGN KEY (client_id, access_tokens_id) REFERENCES access_tokens
);
CREATE INDEX held_events_due ON held_events (due_at) WHERE state = 'held';
CREATE INDEX held_events_by_age ON held_events (client_id, asked_at);

-- Requests that name an Idempotency-Key, and their answers (decision 7).
CREATE TABLE idempotency_keys (
  client_id integer NOT NULL,
  access_tokens_id integer NOT NULL,
  key text NOT NULL COLLATE "C",
  endpoint text NOT NULL,
  request_sha256 bytea NOT NULL,
  status integer,
  answer text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (client_id, access_tokens_id, endpoint, key),
  FOREIGN KEY (client_id, access_tokens_id) REFERENCES access_tokens
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (client_id, created_at);
-- A refusal did nothing, so the oldest ones of a token may be forgotten before their day is over.
CREATE INDEX idempotency_keys_refused ON idempotency_keys (client_id, access_tokens_id, created_at)
  WHERE status <> 200;

-- Long texts of those answers, each once: an event that is acted on a thousand times does not keep
-- its body a thousand times.
CREATE TABLE idempotency_texts (
  client_id integer NOT NULL REFERENCES clients,
  sha256 bytea NOT NULL,
  content text NOT NULL COLLATE "C",
  used_at timestamptz NOT NULL,
  PRIMARY KEY (client_id, sha256)
);
CREATE INDEX idempotency_texts_by_age ON idempotency_texts (client_id, used_at);

-- How far the import of a file came, so that it resumes after an abort.
CREATE TABLE import_progress (
  client_id integer NOT NULL REFERENCES clients,
  source text NOT NULL,
  records bigint NOT NULL,
  -- How many of them it left as they were, because they were created here.
  kept bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (client_id, source)
);

-- The contacts of a deleted campaign, in pieces of some hundred, as JSON texts with commas between:
-- the audit entry of the deletion names the pieces and their hashes. Added to and read, never changed.
CREATE TABLE campaign_copy_pieces (
  client_id integer NOT NULL REFERENCES clients,
  copy_id text NOT NULL COLLATE "C",
  place integer NOT NULL,
  contacts text NOT NULL COLLATE "C",
  kept_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (client_id, copy_id, place)
);

-- The oldest copies go here alone, and only where those of a client account together are larger than
-- what is kept. A copy is made before its campaign is deleted: one whose deletion did not come about,
-- so that no entry of the audit log names it, goes after an hour.
CREATE FUNCTION callboard_give_up_copies() RETURNS SETOF text
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  DELETE FROM campaign_copy_pieces
  WHERE client_id = callboard_client() AND kept_at < now() - interval '1 hour'
    AND copy_id <> ALL (ARRAY(
      SELECT coalesce(copy -> 'contacts' ->> 'copyID', '') FROM audit_log
      WHERE client_id = callboard_client() AND action = 'campaign.delete'));
  WITH copies AS (
    SELECT copy_id, max(kept_at) AS kept_at, sum(octet_length(contacts)) AS bytes
    FROM campaign_copy_pieces WHERE client_id = callboard_client() GROUP BY copy_id
  ), ranked AS (
    SELECT copy_id, sum(bytes) OVER newest AS bytes, row_number() OVER newest AS place
    FROM copies WINDOW newest AS (ORDER BY kept_at DESC, copy_id)
  ), gone AS (
    DELETE FROM campaign_copy_pieces AS piece USING ranked
    WHERE piece.client_id = callboard_client() AND piece.copy_id = ranked.copy_id
      AND ranked.place > 1 AND ranked.bytes > 1024::bigint * 1024 * 1024
    RETURNING piece.copy_id
  )
  SELECT DISTINCT copy_id FROM gone
$$;

-- ---------------------------------------------------------------------------------- change feed --
-- What changed of the events, for the change feed and for lists that stay as they were (decision
-- 11). Triggers write it, so it is in the same transaction as the change and on every path to it.
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

-- The numbers of transactions above mean something in one database of one cluster alone. A dump of
-- it, restored elsewhere, brings them into a place where they are still to come.
CREATE TABLE acd_event_change_origin (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- The cluster and the database that the numbers are of; unknown until the first start.
  place text,
  -- When changes of another place were last forgotten: what was read before that is read anew.
  since timestamptz
);
INSERT INTO acd_event_change_origin DEFAULT VALUES;

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

-- Rights that end are told at once; the feeds look again by themselves as well.
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

-- --------------------------------------------------------------------------------------- search --
-- Words are found through trigrams, where the extension is there to be had. LIKE is not leakproof,
-- so a role that a policy binds gets no index for it. callboard_search is bound by none, owns nothing
-- but the function below, and reads nothing but the columns that the function needs.
DO $$
BEGIN
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

-- ----------------------------------------------------------------------------------------- gate --
-- Who asks, in one statement instead of a transaction, and for many requests at once (decision 4).
-- The functions belong to the gate's role and run as it; nobody but the gate may call them.
CREATE TYPE callboard_asker AS (
  -- The stored hash of what the request proved itself with.
  proof bytea,
  "ClientsID" integer,
  "AccessTokensID" integer,
  role text,
  name text,
  "UsersID" integer,
  -- When the token, or the session, was seen last.
  seen timestamptz,
  -- How often each table of the client account has changed, at this moment.
  versions json
);

CREATE FUNCTION callboard_gate_versions(account integer) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN (SELECT coalesce(json_object_agg(table_name, changes), '{}') FROM (
    SELECT table_name, sum(version) AS changes FROM table_versions
    WHERE client_id = account GROUP BY table_name) AS counted);
END
$$;

CREATE FUNCTION callboard_gate_tokens(proofs bytea[]) RETURNS SETOF callboard_asker
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT token_sha256, client_id, id, role, name, users_id, last_used_at,
      callboard_gate_versions(client_id)
    FROM access_tokens WHERE token_sha256 = ANY (proofs) AND revoked_at IS NULL;
END
$$;

CREATE FUNCTION callboard_gate_sessions(
  proofs bytea[], begun_after timestamptz, seen_after timestamptz
) RETURNS SETOF callboard_asker
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT session_sha256, access_tokens.client_id, id, role, name, users_id,
      last_seen_at, callboard_gate_versions(access_tokens.client_id)
    FROM sessions JOIN access_tokens
      ON access_tokens.client_id = sessions.client_id AND access_tokens.id = access_tokens_id
    WHERE session_sha256 = ANY (proofs) AND revoked_at IS NULL
      AND sessions.created_at > begun_after AND last_seen_at > seen_after;
END
$$;

DO $$
DECLARE
  function_name text;
BEGIN
  GRANT CREATE ON SCHEMA public TO callboard_gate;
  FOREACH function_name IN ARRAY ARRAY[
    'callboard_gate_versions(integer)', 'callboard_gate_tokens(bytea[])',
    'callboard_gate_sessions(bytea[], timestamptz, timestamptz)'
  ] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', function_name);
    EXECUTE format('ALTER FUNCTION %s OWNER TO callboard_gate', function_name);
  END LOOP;
  REVOKE CREATE ON SCHEMA public FROM callboard_gate;
END
$$;

-- ---------------------------------------------------------------------- rules of many tables --
DO $$
DECLARE
  table_name text;
BEGIN
  -- Rows with a version of their own.
  FOREACH table_name IN ARRAY ARRAY[
    'acd_groups', 'users', 'acd_events', 'dialler_campaigns', 'dialler_campaigns_result_codes',
    'dialler_contacts', 'saved_views'
  ] LOOP
    EXECUTE format('CREATE TRIGGER bump_row BEFORE UPDATE ON %I
      FOR EACH ROW EXECUTE FUNCTION callboard_bump_row()', table_name);
  END LOOP;

  -- Tables whose changes are counted.
  FOREACH table_name IN ARRAY ARRAY[
    'acd_groups', 'users', 'dialler_campaigns', 'dialler_campaigns_result_codes',
    'dialler_contacts', 'saved_views'
  ] LOOP
    EXECUTE format('CREATE TRIGGER bump_table AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table()', table_name);
  END LOOP;

  -- Fails closed: without a client account no row is seen, and none can be written.
  FOREACH table_name IN ARRAY ARRAY[
    'clients', 'acd_groups', 'users', 'acd_events', 'acd_event_comments', 'acd_event_changes',
    'acd_event_change_horizons', 'dialler_campaigns', 'dialler_campaigns_result_codes',
    'dialler_contacts', 'access_tokens', 'sessions', 'sign_in_codes', 'saved_views', 'event_drafts',
    'held_events', 'idempotency_keys', 'idempotency_texts', 'import_progress', 'table_versions',
    'audit_log', 'campaign_copy_pieces'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;

  -- The gate looks before it is known which client account asks.
  FOREACH table_name IN ARRAY ARRAY[
    'clients', 'access_tokens', 'sessions', 'sign_in_codes', 'sign_in_failures'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY gate ON %I TO callboard_gate USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_gate', table_name);
  END LOOP;
END
$$;

-- A create and its audit entry are one statement (decision 13). There, what runs after the insert of
-- the event runs after the audit entry too, so the count of the table would be locked after the head
-- of the audit chain, and other writers lock it before. A new row waits for nobody, so its table may
-- be counted first. Changes may wait for a row: theirs are counted after it.
CREATE TRIGGER bump_table_of_new BEFORE INSERT ON acd_events
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();
CREATE TRIGGER bump_table AFTER UPDATE OR DELETE ON acd_events
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();
CREATE TRIGGER bump_table AFTER INSERT ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();

-- The application adds to these two and reads them, and changes nothing.
REVOKE UPDATE, DELETE ON audit_log, campaign_copy_pieces FROM callboard_app;

-- For the functions that run as the owner, who need not be a superuser and is bound by policies too.
ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_heads FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON audit_heads
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
CREATE POLICY for_owner ON audit_log FOR SELECT USING (client_id = callboard_client());
CREATE POLICY for_owner ON campaign_copy_pieces
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT ON audit_heads, acd_event_change_origin TO callboard_app;
REVOKE ALL ON FUNCTION callboard_give_up_copies() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION callboard_give_up_copies() TO callboard_app;

-- Which client accounts have something due, and when: all that the gate may know of held creates.
CREATE POLICY due ON held_events FOR SELECT TO callboard_gate USING (true);
GRANT SELECT (client_id, state, due_at) ON held_events TO callboard_gate;
CREATE POLICY gate ON table_versions FOR SELECT TO callboard_gate USING (true);
GRANT SELECT ON table_versions TO callboard_gate;

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO callboard_app;
GRANT USAGE ON SEQUENCE access_tokens_ids TO callboard_gate;
-- An import keeps the IDs of its file and moves the counter beyond them.
GRANT SELECT, UPDATE ON SEQUENCE acd_events_ids, dialler_campaigns_ids,
  dialler_campaigns_result_codes_ids, dialler_contacts_ids TO callboard_app;
