-- Nearly always they are new ones that came just now, of which many have a deadline.
CREATE OR REPLACE FUNCTION callboard_count_new_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh WHERE imported OR counted IS NOT TRUE
      OR answered_first IS NOT NULL OR closed_last IS NOT NULL) THEN
    INSERT INTO acd_event_quarter_hour_changes
    SELECT fresh.client_id, callboard_quarter_hour(count.at), acd_groups_id, acd_event_types_id,
      sum(came), sum(answered), sum(closed), sum(goals), sum(met), sum(opened), sum(unknown)
    FROM fresh CROSS JOIN LATERAL callboard_counts_of(1, fresh.counted, fresh.dt_created,
      fresh.acd_event_status_id, fresh.answered_first, fresh.closed_last, fresh.deadline,
      CASE WHEN fresh.acd_event_status_id NOT IN (99, 100) THEN
        -- What an import brings is open here from its import on.
        CASE WHEN fresh.imported THEN callboard_clock() ELSE fresh.dt_created END END,
      NULL) AS count
    GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO acd_event_quarter_hour_changes
    SELECT client_id, callboard_quarter_hour(dt_created), acd_groups_id, acd_event_types_id,
      count(*), 0, 0, 0, 0, count(*), 0
    FROM fresh GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT client_id, callboard_quarter_hour(deadline), acd_groups_id, acd_event_types_id,
      0, 0, 0, count(*), 0, 0, 0
    FROM fresh WHERE deadline IS NOT NULL GROUP BY 1, 2, 3, 4;
  END IF;
  RETURN NULL;
END
$$;
