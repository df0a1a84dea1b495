import { sql } from 'kysely'
import type { AcdEvent } from '@/contract/event/events'
import { fold } from '@/contract/filter/fold'
import { groupTypes } from '@/contract/groups'
import { placeholderGroupName, placeholderUID } from '@/contract/values/programNames'
import type { Tx } from '../db/transaction'
import { actAsImport } from '../milestones/actAs'
import { type ImportedEventRow, importedEventRow } from './importedEventRow'
import type { ReadStamp } from './readStamp'

/** The counter of new IDs follows imported IDs up to this one: it must not run out of IDs. */
export const highestFollowed = 2_000_000_000

const idsOf = (values: (number | null)[]) => [...new Set(values.filter((id) => id !== null))]

/** Groups and users that the events name and that do not exist become placeholders. */
async function addPlaceholders(tx: Tx, ClientsID: number, events: readonly AcdEvent[]) {
  const groups = idsOf(
    events.flatMap((event) => [
      event.AcdGroupsID,
      event.AcdConfigurationGroupsID,
      event.AcdAgentGroupsID,
    ]),
  ).map((id) => {
    const name = placeholderGroupName(id)
    return { id, name, name_fold: fold(name) }
  })
  const users = idsOf(events.map(({ UsersID }) => UsersID)).map((id) => ({
    id,
    uid: placeholderUID(id),
  }))
  const ignore = sql`ON CONFLICT DO NOTHING`
  await sql`INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id)
    SELECT ${ClientsID}, id, name, name_fold, ${sql.lit(groupTypes.standalone)}
    FROM json_to_recordset(${JSON.stringify(groups)}) AS named (id integer, name text, name_fold text)
    WHERE NOT EXISTS (SELECT FROM acd_groups WHERE acd_groups.id = named.id) ${ignore}`.execute(tx)
  // Another user may already go by the name of the placeholder.
  await sql`INSERT INTO users (client_id, id, uid, uid_fold, name_fold, b_active)
    SELECT ${ClientsID}, id, free.uid, free.uid, free.uid, false
    FROM json_to_recordset(${JSON.stringify(users)}) AS named (id integer, uid text),
    LATERAL (SELECT CASE WHEN EXISTS (SELECT FROM users WHERE users.uid = named.uid)
      THEN named.uid || '-' || gen_random_uuid() ELSE named.uid END AS uid) AS free
    WHERE NOT EXISTS (SELECT FROM users WHERE users.id = named.id) ${ignore}`.execute(tx)
}

const columnsOf = (rows: readonly ImportedEventRow[]) => Object.keys(rows[0] ?? {})
const isTold = (name: string) => name !== 'client_id' && name !== 'id'
/** Where an event came from is no part of what it says. */
const isCompared = (name: string) => isTold(name) && name !== 'imported'

/** True where what is stored and what the file says are not the same. */
function differs(rows: readonly ImportedEventRow[], given: string) {
  const row = (table: string) =>
    sql.join(
      columnsOf(rows)
        .filter(isCompared)
        .map((name) => sql.ref(`${table}.${name}`)),
    )
  return sql`(${row('acd_events')}) IS DISTINCT FROM (${row(given)})`
}

/**
 * The table's columns, once; the rows travel as one JSON text, which is one parameter. Answers the
 * IDs of those that were written.
 */
async function upsert(
  tx: Tx,
  rows: readonly ImportedEventRow[],
  isReplacing: boolean,
): Promise<Set<number>> {
  const names = columnsOf(rows)
  const columns = sql.join(names.map((name) => sql.id(name)))
  const replaced = names
    .filter(isTold)
    .map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`)
  const written = await sql<{ id: number }>`INSERT INTO acd_events (${columns}, state_since)
    SELECT ${columns}, callboard_clock() FROM json_populate_recordset(NULL::acd_events, ${JSON.stringify(rows)})
    ON CONFLICT (client_id, id) DO UPDATE SET ${sql.join(replaced)}
    WHERE (acd_events.imported OR ${isReplacing}) AND ${differs(rows, 'excluded')}
    RETURNING acd_events.id`.execute(tx)
  return new Set(written.rows.map(({ id }) => id))
}

/** Of rows that were not written, those whose event was created here and says something else. */
async function keptAmong(tx: Tx, rows: readonly ImportedEventRow[]): Promise<Set<number>> {
  if (rows.length === 0) return new Set()
  const ids = rows.map(({ id }) => id)
  const created = await tx
    .selectFrom('acd_events')
    .select('id')
    .where('id', 'in', ids)
    .where('imported', '=', false)
    .execute()
  if (created.length === 0) return new Set()
  const own = new Set(created.map(({ id }) => id))
  const asked = JSON.stringify(rows.filter(({ id }) => own.has(id)))
  const kept = await sql<{ id: number }>`SELECT acd_events.id FROM acd_events
    JOIN json_populate_recordset(NULL::acd_events, ${asked}) AS given
      ON given.id = acd_events.id
    WHERE ${differs(rows, 'given')}`.execute(tx)
  return new Set(kept.rows.map(({ id }) => id))
}

/**
 * No create gets an ID up to this one from now on. Only ever forwards: others may take IDs from
 * the counter at the same moment.
 */
export async function moveIdsBeyond(tx: Tx, highest: number): Promise<void> {
  await sql`SELECT setval('acd_events_ids', ${highest}) FROM acd_events_ids
    WHERE last_value < ${highest} OR NOT is_called AND last_value <= ${highest}`.execute(tx)
}

type Options = {
  /** What was created here is replaced too. */
  isReplacing?: boolean
}

/**
 * Stores records of the wire under their own IDs; one with the ID of an event that was imported
 * replaces it, and one that is there word for word changes nothing. Answers the IDs of events that
 * were created here and are kept as they are. The records of one call have different IDs.
 */
export async function upsertEvents(
  tx: Tx,
  ClientsID: number,
  events: readonly AcdEvent[],
  instantOf: ReadStamp,
  { isReplacing = false }: Options = {},
): Promise<Set<number>> {
  if (events.length === 0) return new Set()
  await actAsImport(tx)
  await addPlaceholders(tx, ClientsID, events)
  const rows = events.map((event) => importedEventRow(ClientsID, event, instantOf))
  const written = await upsert(tx, rows, isReplacing)
  const followed = events.map(({ ID }) => ID).filter((id) => id <= highestFollowed)
  if (followed.length > 0) await moveIdsBeyond(tx, Math.max(...followed))
  if (isReplacing) return new Set()
  return keptAmong(
    tx,
    rows.filter(({ id }) => !written.has(id)),
  )
}
