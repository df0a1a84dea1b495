-- Which events came from a file: all but those whose creation is in the audit log.
ALTER TABLE acd_events ADD COLUMN from_file boolean NOT NULL DEFAULT true;
ALTER TABLE acd_events ALTER COLUMN from_file SET DEFAULT false;

-- Nothing that anybody sees changes, so no version moves and no feed is told.
ALTER TABLE acd_events DISABLE TRIGGER USER;
ALTER TABLE acd_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_log NO FORCE ROW LEVEL SECURITY;
UPDATE acd_events SET from_file = false
FROM audit_log WHERE audit_log.client_id = acd_events.client_id AND action = 'event.create'
  AND object_kind = 'event' AND object_id = acd_events.id;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
ALTER TABLE acd_events FORCE ROW LEVEL SECURITY;
ALTER TABLE acd_events ENABLE TRIGGER USER;
