-- The tokens that the command line made get their kind by their name; of the links' only one for each
-- role was in use. As callboard_app, since the policies bind the tables' owner too.
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
