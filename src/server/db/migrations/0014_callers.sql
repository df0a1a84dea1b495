-- What tells one caller from another, whatever the notation: of an address the address alone in
-- small letters, of a number its last six digits (no notation changes those, and few numbers
-- share them), of anything else the text. Kept by the database, so that no writer forgets it.
ALTER TABLE acd_events ADD COLUMN caller_key text COLLATE "C" GENERATED ALWAYS AS (
  CASE
    WHEN sender ~ '[^[:space:]<>"]@[^[:space:]<>"]'
      THEN lower(substring(sender FROM '[^[:space:]<>"(),;]{1,64}@[^[:space:]<>"(),;]{1,190}'))
    WHEN sender ~ '^[+0-9[:space:]./()\u00A0\u202F-]+$'
      THEN right(regexp_replace(sender, '[^0-9]', '', 'g'), 6)
    ELSE lower(left(btrim(sender), 256))
  END
) STORED;
CREATE INDEX acd_events_by_caller ON acd_events (client_id, caller_key, dt_created, id);

-- The line of a group is counted each time somebody asks why an event is still here: over the
-- open ones alone, without reading the rows themselves.
CREATE INDEX acd_events_open ON acd_events (client_id, acd_groups_id, dt_created, id)
  INCLUDE (dt_remind, users_id) WHERE acd_event_status_id NOT IN (99, 100);
