import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { eventKind } from '@/server/upstream/kinds/recordKinds'
import { storeRecord } from '@/server/upstream/storeRecord'
import type { TestServer } from '../startServer'
import type { TestUpstream } from './startUpstream'

const groupColumns = sql`AS given ("ID" integer, "Name" text, "AcdGroupTypesID" integer,
  "bNoDuplicateEvents" boolean)`

const recordsOf = async (upstream: TestUpstream, path: string) =>
  (await (await upstream.server.fetch(`/rest/v1.0/1${path}`)).json()).records

/** The groups of the upstream, as far as a create asks of them. */
async function readGroups(upstream: TestUpstream, server: TestServer): Promise<void> {
  const groups = JSON.stringify(await recordsOf(upstream, '/acd/groups'))
  await server.db.asAccount(1, (tx) =>
    sql`INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id,
        b_no_duplicate_events)
      SELECT 1, "ID", "Name", "Name", "AcdGroupTypesID", "bNoDuplicateEvents"
      FROM json_to_recordset(${groups}) ${groupColumns} ON CONFLICT DO NOTHING`.execute(tx),
  )
}

/** Reads the events from an ID on into the mirror of client account 1, as a poll does. */
export async function readIntoMirror(
  upstream: TestUpstream,
  server: TestServer,
  { isWhole, fromID }: { isWhole: boolean; fromID: number },
): Promise<void> {
  // A millisecond later than what was sent before it.
  await pause(2)
  const beganAt = Date.now()
  await readGroups(upstream, server)
  const at = { now: server.time.now, zone: server.config.zone }
  const events = await recordsOf(upstream, `/acd/events?filter=id:${fromID}..`)
  await server.db.asAccount(1, async (tx) => {
    for (const { nPriority: _, ...record } of events)
      await storeRecord(tx, 1, eventKind, record, at)
  })
  await server.lookForWrites({ ClientsID: 1, kind: 'event', beganAt, isWhole })
}
