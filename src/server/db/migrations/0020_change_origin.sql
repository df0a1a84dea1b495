-- The numbers of transactions in acd_event_changes mean something in one database of one cluster
-- alone. A dump of it, restored elsewhere, brings them into a place where they are still to come.
CREATE TABLE acd_event_change_origin (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- The cluster and the database that the numbers are of; unknown until the first start.
  place text,
  -- When changes of another place were last forgotten: what was read before that is read anew.
  since timestamptz
);
INSERT INTO acd_event_change_origin DEFAULT VALUES;
GRANT SELECT ON acd_event_change_origin TO callboard_app;

-- Changes that were restored before there was this table. Their owner is bound by the policies.
ALTER TABLE acd_event_changes NO FORCE ROW LEVEL SECURITY;
ALTER TABLE acd_event_change_horizons NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  next CONSTANT xid8 := pg_snapshot_xmax(pg_current_snapshot());
BEGIN
  IF EXISTS (SELECT FROM acd_event_changes WHERE xid > next)
    OR EXISTS (SELECT FROM acd_event_change_horizons WHERE xid > next) THEN
    TRUNCATE acd_event_changes, acd_event_change_horizons;
    UPDATE acd_event_change_origin SET since = now();
  END IF;
END
$$;
ALTER TABLE acd_event_changes FORCE ROW LEVEL SECURITY;
ALTER TABLE acd_event_change_horizons FORCE ROW LEVEL SECURITY;
