import { sql } from 'kysely'
import type { AcdEvent } from '@/contract/events'
import { groupTypes } from '@/contract/groups'
import type { Tx } from '../http/mount'
import { eventColumns } from './eventColumns'
import type { ReadStamp } from './readStamp'

/** The counter of new IDs follows the imported ones, but is not driven to the end of its range. */
const highestFollowed = 2_000_000_000

const idsOf = (values: (number | null)[]) => [...new Set(values.filter((id) => id !== null))]

/** Groups and users that the events name and that do not exist become placeholders. */
async function addPlaceholders(tx: Tx, ClientsID: number, events: readonly AcdEvent[]) {
  const groups = idsOf(
    events.flatMap((event) => [
      event.AcdGroupsID,
      event.AcdConfigurationGroupsID,
      event.AcdAgentGroupsID,
    ]),
  ).map((id) => ({ id, name: `Group ${id}`, name_fold: `group ${id}` }))
  const users = idsOf(events.map(({ UsersID }) => UsersID)).map((id) => ({ id, uid: `user-${id}` }))
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

/** The table's columns, once; the rows travel as one JSON text, which is one parameter. */
async function upsert(tx: Tx, rows: ReturnType<typeof eventColumns>[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {})
  const columns = sql.join(names.map((name) => sql.id(name)))
  const told = names.filter((name) => name !== 'client_id' && name !== 'id')
  const replaced = told.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`)
  const row = (table: string) => sql.join(told.map((name) => sql.ref(`${table}.${name}`)))
  await sql`INSERT INTO acd_events (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::acd_events, ${JSON.stringify(rows)})
    ON CONFLICT (client_id, id) DO UPDATE SET ${sql.join(replaced)}
    WHERE (${row('acd_events')}) IS DISTINCT FROM (${row('excluded')})`.execute(tx)
}

/** Only ever forwards: others may take IDs from the counter at the same moment. */
async function moveCounter(tx: Tx, events: readonly AcdEvent[]): Promise<void> {
  const followed = events.map(({ ID }) => ID).filter((id) => id <= highestFollowed)
  if (followed.length === 0) return
  const highest = Math.max(...followed)
  await sql`SELECT setval('acd_events_ids', ${highest}) FROM acd_events_ids
    WHERE last_value < ${highest} OR NOT is_called AND last_value <= ${highest}`.execute(tx)
}

/**
 * Stores records of the wire under their own IDs; one with an ID that is there replaces it, and
 * one that is there word for word changes nothing. The records of one call have different IDs.
 */
export async function storeEvents(
  tx: Tx,
  ClientsID: number,
  events: readonly AcdEvent[],
  instantOf: ReadStamp,
): Promise<void> {
  if (events.length === 0) return
  await addPlaceholders(tx, ClientsID, events)
  await upsert(
    tx,
    events.map((event) => eventColumns(ClientsID, event, instantOf)),
  )
  await moveCounter(tx, events)
}
