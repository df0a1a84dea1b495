-- The role of a screen on the wall (decision 36): it reads the board, and stands for nobody.
ALTER TABLE access_tokens DROP CONSTRAINT access_tokens_role_check;
ALTER TABLE access_tokens
  ADD CONSTRAINT access_tokens_role_check
    CHECK (role IN ('display', 'agent', 'supervisor', 'admin')),
  ADD CONSTRAINT access_tokens_display_check CHECK (role <> 'display' OR users_id IS NULL);
