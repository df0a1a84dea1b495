-- What an access token is for: one that somebody made, the one behind sign-in links, or the one of
-- CALLBOARD_ADMIN_TOKEN. A name is for people and says nothing of this.
ALTER TABLE access_tokens ADD COLUMN kind text NOT NULL DEFAULT 'made' COLLATE "C"
  CHECK (kind IN ('made', 'link', 'setting'));

-- The program's own ones were made by the command line, under names that anybody may have given
-- since; of the links' only one for each role was in use. As callboard_app, since the policies
-- bind the tables' owner too.
SET LOCAL ROLE callboard_app;
SELECT set_config('callboard.client_id', '1', true);
WITH made_by_command AS (
  SELECT id, role, name FROM access_tokens WHERE revoked_at IS NULL AND EXISTS (
    SELECT FROM audit_log WHERE action = 'token.create' AND object_kind = 'token'
      AND object_id = access_tokens.id AND origin = 'command')
), own AS (
  SELECT id, 'setting' AS kind FROM made_by_command
  WHERE name = 'CALLBOARD_ADMIN_TOKEN' AND role = 'admin'
  UNION ALL
  SELECT min(id), 'link' FROM made_by_command
  WHERE name = 'Sign-in link (' || role || ')' GROUP BY role
)
UPDATE access_tokens SET kind = own.kind FROM own WHERE access_tokens.id = own.id;
RESET ROLE;
