-- A person is a user with a sign-in (decision 40). Their sessions belong to an access token of their
-- own, of the kind `person`, whose secret nobody has; so rights end for sessions, feeds and tokens on
-- one path.
ALTER TABLE access_tokens DROP CONSTRAINT access_tokens_kind_check;
ALTER TABLE access_tokens
  ADD CONSTRAINT access_tokens_kind_check CHECK (kind IN ('made', 'link', 'setting', 'person')),
  -- From this moment on it is as if revoked; null: never.
  ADD COLUMN expires_at timestamptz;

CREATE TABLE people (
  client_id integer NOT NULL,
  users_id integer NOT NULL,
  access_tokens_id integer NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
  -- Sees the events of the groups alone that acd_group_members names.
  only_own_groups boolean NOT NULL DEFAULT false,
  skills_ids integer[] NOT NULL DEFAULT '{}',
  -- Takes no next event meanwhile.
  paused boolean NOT NULL DEFAULT false,
  deactivated_at timestamptz(3),
  last_sign_in_at timestamptz(3),
  dt_created timestamptz(3) NOT NULL DEFAULT now(),
  version bigint NOT NULL DEFAULT nextval('row_versions'),
  PRIMARY KEY (client_id, users_id),
  UNIQUE (client_id, access_tokens_id),
  FOREIGN KEY (client_id, users_id) REFERENCES users,
  FOREIGN KEY (client_id, access_tokens_id) REFERENCES access_tokens,
  CONSTRAINT people_admin_check CHECK (role <> 'admin' OR NOT only_own_groups)
);
CREATE TRIGGER bump_row BEFORE UPDATE ON people
  FOR EACH ROW EXECUTE FUNCTION callboard_bump_row();
CREATE TRIGGER bump_table AFTER INSERT OR UPDATE OR DELETE ON people
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
ALTER TABLE people FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON people TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON people TO callboard_app;
CREATE POLICY gate ON people TO callboard_gate USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON people TO callboard_gate;
CREATE POLICY gate ON acd_group_members FOR SELECT TO callboard_gate USING (true);
GRANT SELECT ON acd_group_members TO callboard_gate;

-- Rights that change are told at once, as those of tokens are.
CREATE TRIGGER note_rights AFTER UPDATE OF role, only_own_groups, deactivated_at OR DELETE ON people
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_rights();
CREATE TRIGGER note_rights AFTER INSERT OR UPDATE OR DELETE ON acd_group_members
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_note_rights();

CREATE FUNCTION callboard_lower_role(one text, other text) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$
  SELECT CASE
    WHEN other IS NULL THEN one
    WHEN 'display' IN (one, other) THEN 'display'
    WHEN 'agent' IN (one, other) THEN 'agent'
    WHEN 'supervisor' IN (one, other) THEN 'supervisor'
    ELSE 'admin'
  END
$$;

-- Tokens that are valid at an instant, with what they may do: of one that stands for a person the
-- lower of both roles counts, and the groups that bind the person; one who is deactivated has none.
CREATE FUNCTION callboard_valid_tokens(instant timestamptz) RETURNS TABLE (
  token_client_id integer, token_id integer, token_proof bytea, token_role text, token_name text,
  token_users_id integer, token_groups integer[], token_seen timestamptz
)
LANGUAGE sql STABLE
AS $$
  SELECT access_tokens.client_id, access_tokens.id, token_sha256,
    callboard_lower_role(access_tokens.role, people.role), name, access_tokens.users_id,
    CASE WHEN only_own_groups THEN ARRAY(
      SELECT acd_groups_id FROM acd_group_members
      WHERE acd_group_members.client_id = people.client_id
        AND acd_group_members.users_id = people.users_id
      ORDER BY acd_groups_id) END,
    last_used_at
  FROM access_tokens LEFT JOIN people
    ON people.client_id = access_tokens.client_id AND people.users_id = access_tokens.users_id
  WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > instant)
    AND deactivated_at IS NULL
$$;

DROP FUNCTION callboard_gate_tokens(bytea[]);
DROP FUNCTION callboard_gate_sessions(bytea[], timestamptz, timestamptz);
-- The groups whose events alone the principal sees; null: those of all groups.
ALTER TYPE callboard_asker ADD ATTRIBUTE "groups" integer[];

CREATE FUNCTION callboard_gate_tokens(proofs bytea[], instant timestamptz)
RETURNS SETOF callboard_asker
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT token_proof, token_client_id, token_id, token_role, token_name,
      token_users_id, token_seen, callboard_gate_versions(token_client_id), token_groups
    FROM callboard_valid_tokens(instant) WHERE token_proof = ANY (proofs);
END
$$;

CREATE FUNCTION callboard_gate_sessions(
  proofs bytea[], begun_after timestamptz, seen_after timestamptz, instant timestamptz
) RETURNS SETOF callboard_asker
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT session_sha256, token_client_id, token_id, token_role, token_name,
      token_users_id, last_seen_at, callboard_gate_versions(token_client_id), token_groups
    FROM sessions JOIN callboard_valid_tokens(instant)
      ON token_client_id = sessions.client_id AND token_id = access_tokens_id
    WHERE session_sha256 = ANY (proofs)
      AND sessions.created_at > begun_after AND last_seen_at > seen_after;
END
$$;

DO $$
DECLARE
  function_name text;
BEGIN
  GRANT CREATE ON SCHEMA public TO callboard_gate;
  FOREACH function_name IN ARRAY ARRAY[
    'callboard_gate_tokens(bytea[], timestamptz)',
    'callboard_gate_sessions(bytea[], timestamptz, timestamptz, timestamptz)'
  ] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', function_name);
    EXECUTE format('ALTER FUNCTION %s OWNER TO callboard_gate', function_name);
  END LOOP;
  REVOKE CREATE ON SCHEMA public FROM callboard_gate;
END
$$;
