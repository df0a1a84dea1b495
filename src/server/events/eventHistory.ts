import { sql } from 'kysely'
import { recordText, stamp } from '../list/wire'

const columns = (zone: string) => ({
  dtCreated: stamp('dt_created', zone),
  name: 'name',
  role: 'role',
  UsersID: 'users_id',
  action: 'action',
  comment: 'comment',
  before: 'before',
  after: 'after',
})

/** The log's entries, and comments of the time before there was one. */
const entries = sql`(
  SELECT id, dt_created, name, role, users_id, action, comment, before, after
  FROM audit_log WHERE object_kind = 'event' AND object_id = acd_events.id
  UNION ALL
  SELECT 0, dt_created, NULL, NULL, NULL, 'event.duplicate', NULL, NULL,
    json_build_object('Subject', subject, 'Body', body)
  FROM acd_event_comments WHERE acd_events_id = acd_events.id AND author IS NULL) AS history`

/** In SQL, of the row of `acd_events` at hand: its history as JSON texts, oldest first. */
export const eventHistory = (zone: string) =>
  sql<string[]>`ARRAY(SELECT ${recordText(columns(zone))} FROM ${entries}
    ORDER BY history.id, history.dt_created)`
