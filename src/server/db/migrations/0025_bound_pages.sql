-- Pages of who is bound to groups pass over the events of all others. The first condition is what the
-- planner estimates by, and what an index answers; but it reads the setting anew for each row that it
-- is asked about. So a second one, which has the groups as a value, sends away the rows of others
-- before. It says IS NOT NULL around a CASE because that is taken for nearly always true: as a plain
-- comparison it would count the groups' share a second time.
ALTER POLICY own_groups ON acd_events
  USING (acd_groups_id = ANY (callboard_groups())
    AND (CASE WHEN acd_groups_id = ANY ((SELECT callboard_groups())::integer[]) THEN 1 END)
      IS NOT NULL);
