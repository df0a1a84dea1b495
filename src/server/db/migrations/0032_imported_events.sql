-- Which events an import brought: the same ID in a file replaces those, and leaves alone what was
-- created here. Of the events that are there, those were created here whose creation is in the
-- audit log; the others came from a file or are demo data.
ALTER TABLE acd_events ADD COLUMN imported boolean NOT NULL DEFAULT true;
ALTER TABLE acd_events ALTER COLUMN imported SET DEFAULT false;

-- Nothing that anybody sees changes, so no version moves and no feed is told.
ALTER TABLE acd_events DISABLE TRIGGER USER;
ALTER TABLE acd_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_log NO FORCE ROW LEVEL SECURITY;
UPDATE acd_events SET imported = false
FROM audit_log WHERE audit_log.client_id = acd_events.client_id AND action = 'event.create'
  AND object_kind = 'event' AND object_id = acd_events.id;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
ALTER TABLE acd_events FORCE ROW LEVEL SECURITY;
ALTER TABLE acd_events ENABLE TRIGGER USER;

-- How many of the records that an import dealt with it left out because of that.
ALTER TABLE import_progress ADD COLUMN kept bigint NOT NULL DEFAULT 0;
