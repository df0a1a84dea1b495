-- What has changed since a moment is found without reading the others (decision 42): since when each
-- event is as it is. Not by coalesce, which is not leakproof: row-level security would keep it from
-- its index. Fresh statistics, as without them the database would not choose the index.
CREATE INDEX acd_events_by_change ON acd_events (client_id,
  (CASE WHEN state_since IS NULL THEN dt_last_modified ELSE state_since END));
ANALYZE acd_events;
