-- Whose a draft or a held create is: `user:3` where the token stands for a user, else `token:17`.
-- What has been typed into forms that were not sent yet, as JSON text.
CREATE TABLE event_drafts (
  client_id integer NOT NULL REFERENCES clients,
  owner text NOT NULL COLLATE "C",
  -- The form's idempotency key: a draft and the form that is sent are one.
  key text NOT NULL COLLATE "C",
  version integer NOT NULL,
  content text NOT NULL COLLATE "C",
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, owner, key)
);

-- Creates that wait some seconds, so that they can be taken back, and what became of them.
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

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['event_drafts', 'held_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_client ON %I TO callboard_app
      USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client())', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO callboard_app', table_name);
  END LOOP;
END
$$;

-- Which client accounts have something due, and when: all that the gate may know of held creates.
CREATE POLICY due ON held_events FOR SELECT TO callboard_gate USING (true);
GRANT SELECT (client_id, state, due_at) ON held_events TO callboard_gate;
