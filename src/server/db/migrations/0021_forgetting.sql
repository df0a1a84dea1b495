-- Keeping and forgetting (decision 46).

-- Who is forgotten was still there: what was counted of their events stays counted. An open one is
-- open no more.
CREATE OR REPLACE FUNCTION callboard_count_gone_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  forgets CONSTANT boolean := current_setting('callboard.forgets', true) = 'on' IS TRUE;
BEGIN
  INSERT INTO acd_event_quarter_hour_changes
  SELECT stale.client_id, callboard_quarter_hour(count.at), acd_groups_id, acd_event_types_id,
    sum(came), sum(answered), sum(closed), sum(goals), sum(met), sum(opened), sum(unknown)
  FROM stale CROSS JOIN LATERAL callboard_counts_of(-1, stale.counted, stale.dt_created,
    stale.acd_event_status_id, stale.answered_first, stale.closed_last, stale.deadline,
    CASE WHEN stale.acd_event_status_id NOT IN (99, 100) THEN callboard_clock() END,
    NULL) AS count
  WHERE NOT forgets OR opened <> 0
  GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END
$$;

-- The application still adds entries and changes none. What is blackened is blackened by the tables'
-- owner, and an entry of its own holds the hash of what is there from then on.
CREATE POLICY for_owner_erasing ON audit_log FOR UPDATE
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
