-- What Take next looks for, in its order (decision 44): of each group what nobody has, and of each
-- user what is bound to them. Skills are beside it, so that events that do not fit are not read.
CREATE INDEX acd_events_next
  ON acd_events (client_id, acd_groups_id, dt_remind, n_priority DESC, dt_created, id)
  INCLUDE (skills_id_1, skills_id_2, skills_id_3)
  WHERE users_id IS NULL AND acd_event_status_id IN (1, 4, 20);
CREATE INDEX acd_events_next_bound
  ON acd_events (client_id, users_id, dt_remind, n_priority DESC, dt_created, id)
  WHERE users_id IS NOT NULL AND acd_event_status_id IN (1, 4, 20);
