import { sql } from 'kysely'

/** Events that the upstream no longer lists, with the columns of the others. */
const unlisted = sql`SELECT (jsonb_populate_record(NULL::acd_events, to_jsonb(unlisted))).*
  FROM acd_events_not_listed AS unlisted`

/** In place of the table of events: those alone that are not listed. */
export const unlistedEvents = sql`(${unlisted}) AS acd_events`

/** In place of the table of events: all of them. */
export const allEvents = sql`(SELECT acd_events.* FROM acd_events UNION ALL ${unlisted}) AS acd_events`
