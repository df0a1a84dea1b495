-- A view of a user belongs to no token: the demo data bring one before there is any.
ALTER TABLE saved_views ALTER COLUMN access_tokens_id DROP NOT NULL,
  ADD CONSTRAINT saved_views_owner_check CHECK (users_id IS NOT NULL OR access_tokens_id IS NOT NULL);
