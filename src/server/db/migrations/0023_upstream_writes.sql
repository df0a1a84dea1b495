-- What was sent to the upstream, until it is known what became of it (decision 47).
CREATE TABLE upstream_writes (
  client_id integer NOT NULL REFERENCES clients,
  id integer GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL COLLATE "C"
    CHECK (kind IN ('createEvent', 'holdEvent', 'cloneCampaign', 'importContact')),
  access_tokens_id integer NOT NULL,
  -- The Idempotency-Key by which the sender asks what became of it; null: they gave none.
  key text COLLATE "C",
  request_sha256 bytea NOT NULL,
  -- Who asked, as JSON text, for the audit log; and what was sent, as JSON text.
  asker text NOT NULL COLLATE "C",
  request text NOT NULL COLLATE "C",
  -- What it is recognised by, as JSON text, and the highest ID that was known before.
  mark text NOT NULL COLLATE "C",
  last_known_id integer NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  -- The process that sent it: after a kill nobody waits for the answer any more.
  sender uuid NOT NULL,
  state text NOT NULL COLLATE "C"
    CHECK (state IN ('sending', 'unclear', 'several', 'not_done', 'not_sent', 'done', 'refused')),
  -- By the clock of the machine: until then somebody waits for the answer at most. A poll that began
  -- later can tell what became of it.
  given_up_at timestamptz(3) NOT NULL,
  -- Whole polls that began after the sending and did not hold it.
  polls smallint NOT NULL DEFAULT 0,
  -- The record that it has become, or those that it may have become.
  record_id integer,
  candidates integer[] NOT NULL DEFAULT '{}',
  status integer,
  answer text COLLATE "C",
  PRIMARY KEY (client_id, id)
);
CREATE UNIQUE INDEX upstream_writes_by_key ON upstream_writes (client_id, access_tokens_id, kind, key)
  WHERE key IS NOT NULL;
CREATE INDEX upstream_writes_open ON upstream_writes (client_id, id)
  WHERE state IN ('sending', 'unclear', 'several', 'not_done');
CREATE INDEX upstream_writes_by_age ON upstream_writes (client_id, sent_at);

ALTER TABLE upstream_writes ENABLE ROW LEVEL SECURITY;
ALTER TABLE upstream_writes FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON upstream_writes TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON upstream_writes TO callboard_app;
-- Found for the whole account alone, as the answers under a key are.
CREATE POLICY own_groups ON upstream_writes AS RESTRICTIVE TO callboard_bound USING (false);

-- A held create that is on its way to the upstream, or whose outcome is unclear.
ALTER TABLE held_events DROP CONSTRAINT held_events_state_check, ADD CONSTRAINT held_events_state_check
  CHECK (state IN ('held', 'sent', 'unclear', 'created', 'taken_back', 'failed'));
