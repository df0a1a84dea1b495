-- Two roles that own nothing. They belong to the cluster, not to the database,
-- so a second database of the same cluster may have made them a moment ago.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['callboard_app', 'callboard_gate'] LOOP
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

CREATE FUNCTION callboard_client() RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('callboard.client_id', true), '')::integer $$;

-- One counter for the versions of all rows: a row that comes back after a
-- delete never repeats an old version, so an ETag never lies.
CREATE SEQUENCE row_versions;

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
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, acd_groups_id) REFERENCES acd_groups,
  FOREIGN KEY (client_id, acd_configuration_groups_id) REFERENCES acd_groups,
  FOREIGN KEY (client_id, acd_agent_groups_id) REFERENCES acd_groups,
  FOREIGN KEY (client_id, users_id) REFERENCES users
);
CREATE INDEX acd_events_by_created ON acd_events (client_id, dt_created, id);
CREATE INDEX acd_events_by_status ON acd_events (client_id, acd_event_status_id, dt_created, id);
CREATE INDEX acd_events_by_group
  ON acd_events (client_id, acd_groups_id, acd_event_status_id, dt_created, id);
CREATE INDEX acd_events_by_sender ON acd_events (client_id, sender, id);
CREATE INDEX acd_events_by_remind ON acd_events (client_id, dt_remind, id)
  WHERE dt_remind IS NOT NULL;

CREATE TABLE acd_event_comments (
  client_id integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  acd_events_id integer NOT NULL,
  dt_created timestamptz(3) NOT NULL,
  subject text COLLATE "C",
  body text COLLATE "C",
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, acd_events_id) REFERENCES acd_events ON DELETE CASCADE
);
CREATE INDEX acd_event_comments_by_event ON acd_event_comments (client_id, acd_events_id, id);

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
  b_agent_bound boolean NOT NULL DEFAULT false,
  b_appointment boolean NOT NULL DEFAULT false,
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, dialler_campaigns_id) REFERENCES dialler_campaigns ON DELETE CASCADE
);
CREATE INDEX dialler_campaigns_result_codes_by_campaign
  ON dialler_campaigns_result_codes (client_id, dialler_campaigns_id, id);
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

CREATE SEQUENCE access_tokens_ids AS integer;
CREATE TABLE access_tokens (
  client_id integer NOT NULL REFERENCES clients,
  id integer NOT NULL DEFAULT nextval('access_tokens_ids'),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
  -- The one whom the token stands for (agent:me), when it stands for a user.
  users_id integer,
  token_sha256 bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
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

-- How far the import of a file came, so that one that broke off goes on where it was.
CREATE TABLE import_progress (
  client_id integer NOT NULL REFERENCES clients,
  source text NOT NULL,
  records bigint NOT NULL,
  PRIMARY KEY (client_id, source)
);

-- How often a table changed for a client account: the list's ETag. Spread over
-- sixteen rows so that writers on different connections do not wait for each other;
-- the sum moves with every commit, which a sequence would not promise.
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

CREATE FUNCTION callboard_bump_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := nextval('row_versions');
  RETURN NEW;
END
$$;

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'acd_groups', 'users', 'acd_events', 'dialler_campaigns',
    'dialler_campaigns_result_codes', 'dialler_contacts'
  ] LOOP
    EXECUTE format('CREATE TRIGGER bump_row BEFORE UPDATE ON %I
      FOR EACH ROW EXECUTE FUNCTION callboard_bump_row()', table_name);
    EXECUTE format('CREATE TRIGGER bump_table AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table()', table_name);
  END LOOP;

  -- Fails closed: without a client account no row is seen, and none can be written.
  FOREACH table_name IN ARRAY ARRAY[
    'clients', 'acd_groups', 'users', 'acd_events', 'acd_event_comments', 'dialler_campaigns',
    'dialler_campaigns_result_codes', 'dialler_contacts', 'access_tokens', 'sessions',
    'sign_in_codes', 'idempotency_keys', 'import_progress', 'table_versions'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;

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

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO callboard_app;
GRANT USAGE ON SEQUENCE access_tokens_ids TO callboard_gate;
-- An import keeps the file's IDs and moves the counter beyond them.
GRANT SELECT, UPDATE ON SEQUENCE acd_events_ids, dialler_campaigns_ids,
  dialler_campaigns_result_codes_ids, dialler_contacts_ids TO callboard_app;
