-- The slots of appointments (decision 37).

-- What each half hour holds, of one group or of all, without reading the events themselves.
CREATE INDEX acd_events_appointments ON acd_events (client_id, dt_remind)
  INCLUDE (acd_groups_id)
  WHERE dt_remind IS NOT NULL AND acd_event_status_id NOT IN (99, 100);

-- Events that are bound to an agent and may go to their whole group after their appointment.
CREATE INDEX acd_events_bound ON acd_events (client_id, acd_groups_id, dt_remind)
  WHERE users_id IS NOT NULL AND dt_remind IS NOT NULL AND acd_event_status_id IN (1, 4, 20, 40);

-- The slot that a create holds a place in while it waits; none without an appointment.
ALTER TABLE held_events ADD COLUMN acd_groups_id integer, ADD COLUMN dt_remind timestamptz;
CREATE INDEX held_events_by_slot ON held_events (client_id, dt_remind)
  WHERE state = 'held' AND dt_remind IS NOT NULL;
