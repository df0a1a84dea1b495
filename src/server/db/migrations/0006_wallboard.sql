-- What the wallboard reads (decision 34): two indexes, and its numbers of each past minute.

-- The open events that nobody has had, by group and clock.
CREATE INDEX acd_events_waiting
  ON acd_events (client_id, acd_groups_id, (greatest(dt_created, dt_remind)))
  WHERE answered_first IS NULL AND acd_event_status_id IN (0, 1, 2, 4, 20);

-- Appointments that may be due, with what tells whether and for whom.
CREATE INDEX acd_events_due ON acd_events (client_id, dt_remind)
  INCLUDE (acd_groups_id, acd_event_status_id, answered_first)
  WHERE dt_remind IS NOT NULL AND acd_event_status_id IN (0, 1, 2, 4, 20, 40);

CREATE TABLE wallboard_minutes (
  client_id integer NOT NULL REFERENCES clients,
  minute timestamptz NOT NULL,
  -- The board as it was counted in that minute, as it was answered.
  board json NOT NULL,
  PRIMARY KEY (client_id, minute)
);
ALTER TABLE wallboard_minutes ENABLE ROW LEVEL SECURITY;
ALTER TABLE wallboard_minutes FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON wallboard_minutes TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON wallboard_minutes TO callboard_app;
