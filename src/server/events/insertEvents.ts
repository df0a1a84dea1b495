import { sql } from 'kysely'
import type { By } from '../audit/author'
import { authorColumns } from '../audit/recordAudit'
import { type Statement, sqlTextOf } from '../db/statement'
import { recordText } from '../list/wire'
import { nameTables } from './checkEvents'
import { eventSource } from './eventSource'
import { type CheckedEvent, newEventRow } from './newEventRow'

/** A new event, and who creates it. */
export type EventInsert = By & { created: CheckedEvent }
/** Its record, and its place among those that were given, from 1. */
export type InsertedEvent = { place: number; record: string }

const fieldsOf = (row: 'event' | 'author', columns: readonly string[]) =>
  sql.join(columns.map((column) => sql`(${sql.id(row)}).${sql.id(column)}`))

/**
 * Each event with its entry in the audit log, in the order of their places; none where groups or
 * users have changed since the events were checked. An ID that an import
 * has taken is passed over, and its event left out: it can be given again. As everywhere, the head
 * of the audit chain is the last that is locked (`bump_table_of_new` in 0001_baseline.sql).
 */
function textFor(zone: string, event: readonly string[], author: readonly string[]): string {
  const named = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)))
  return sqlTextOf(sql`
    WITH given AS MATERIALIZED (
      SELECT place::integer, nextval('acd_events_ids')::integer AS new_id,
        json_populate_record(NULL::acd_events, one -> 'event') AS event,
        json_populate_record(NULL::audit_log, one -> 'author') AS author
      FROM json_array_elements(${'[]'}::json) WITH ORDINALITY AS each_one(one, place)
      WHERE ${null}::bigint IS NULL OR $2 = (SELECT coalesce(sum(version), 0) FROM table_versions
        WHERE table_name IN (${sql.join(nameTables.map((name) => sql.lit(name)))}))
    ), stored AS (
      INSERT INTO acd_events (id, ${named(event)})
      SELECT new_id, ${fieldsOf('event', event)} FROM given ORDER BY place
      ON CONFLICT DO NOTHING
      RETURNING acd_events.id AS new_id, ${recordText(eventSource(zone).wire)} AS record
    ), told AS (
      INSERT INTO audit_log (${named(author)}, action, object_kind, object_id, after)
      SELECT ${fieldsOf('author', author)}, 'event.create', 'event', new_id, record::json
      FROM stored JOIN given USING (new_id) ORDER BY place
    )
    SELECT place, record FROM stored JOIN given USING (new_id)`)
}

const texts = new Map<string, string>()

/**
 * Answers with {@link InsertedEvent} rows. The events are one parameter, a JSON text; `version` is
 * that of the names that they were checked against; absent where these were read just now.
 */
export function insertEvents(
  zone: string,
  given: readonly EventInsert[],
  version?: number,
): Statement {
  const rows = given.map((one) => ({
    event: newEventRow(one.principal.ClientsID, one.created),
    author: authorColumns(one),
  }))
  const [first] = rows
  if (first === undefined) throw new Error('There is no event to store')
  const text = texts.get(zone) ?? textFor(zone, Object.keys(first.event), Object.keys(first.author))
  texts.set(zone, text)
  return {
    name: 'callboard_create_events',
    text,
    values: [JSON.stringify(rows), version === undefined ? null : String(version)],
  }
}
