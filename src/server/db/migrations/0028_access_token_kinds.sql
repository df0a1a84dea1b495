-- What an access token is for: one that somebody made, the one behind sign-in links, or the one of
-- CALLBOARD_ADMIN_TOKEN. A name is for people and says nothing of this.
ALTER TABLE access_tokens ADD COLUMN kind text NOT NULL DEFAULT 'made' COLLATE "C"
  CHECK (kind IN ('made', 'link', 'setting'));

-- The program's own ones were made by the command line, under names that anybody may have given
-- since; of the links' only one for each role was in use. As callboard_app, since the policies
-- bind the tables' owner too.
SET LOCAL ROLE callboard_app;
SELECT set_config('callboard.client_id', '1', true);
CREATE FUNCTION pg_temp.made_by_command(token integer) RETURNS boolean LANGUAGE sql STABLE
AS $$
  SELECT EXISTS (SELECT FROM audit_log
    WHERE action = 'token.create' AND object_id = token AND origin = 'command')
$$;
UPDATE access_tokens SET kind = 'link' WHERE id IN (
  SELECT DISTINCT ON (role) id FROM access_tokens
  WHERE name = 'Sign-in link (' || role || ')' AND revoked_at IS NULL
    AND pg_temp.made_by_command(id)
  ORDER BY role, id);
UPDATE access_tokens SET kind = 'setting'
WHERE name = 'CALLBOARD_ADMIN_TOKEN' AND role = 'admin' AND revoked_at IS NULL
  AND pg_temp.made_by_command(id);
RESET ROLE;
