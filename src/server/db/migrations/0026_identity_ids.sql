-- Accounts of a provider are listed and removed (decision 43), so each has an ID.
CREATE SEQUENCE person_identities_ids AS integer;
ALTER TABLE person_identities
  ADD COLUMN id integer NOT NULL DEFAULT nextval('person_identities_ids'),
  -- What the provider called it when it signed in last, and when that was; null where it was before this.
  ADD COLUMN name text,
  ADD COLUMN last_used_at timestamptz(3),
  ADD UNIQUE (client_id, id);
GRANT USAGE ON SEQUENCE person_identities_ids TO callboard_app;
