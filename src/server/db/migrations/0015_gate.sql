-- Who asks, in one statement instead of a transaction, and for many at once: see decision 4. The functions belong to the
-- gate's role and run as it; nobody else but the gate's door may call them.
CREATE POLICY gate ON table_versions FOR SELECT TO callboard_gate USING (true);
GRANT SELECT ON table_versions TO callboard_gate;

CREATE TYPE callboard_asker AS (
  -- The stored hash that was asked for.
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
