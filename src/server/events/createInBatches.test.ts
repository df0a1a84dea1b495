import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { startServer, type TestServer, testNow } from '@/testing/startServer'
import { recordAudit } from '../audit/recordAudit'
import { verifyAudit } from '../audit/verifyAudit'
import { wholeAccount } from '../db/scope'
import { createInBatches } from './createInBatches'
import { insertEvents } from './insertEvents'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const zone = 'Europe/Berlin'
const principal = {
  ClientsID: 1,
  AccessTokensID: 1,
  UsersID: null,
  groups: null,
  role: 'admin',
  name: 'somebody',
  by: 'token',
  proof: Buffer.of(),
} as const
const by = { principal, now: testNow }
const eventFor = (AcdGroupsID: number, Subject = 'Please call') =>
  ({ AcdEventTypesID: 3, AcdGroupsID, Sender: '49199123456', Subject }) as const

const addGroup = (id: number) =>
  server.db.asAccount(1, (tx) =>
    tx
      .insertInto('acd_groups')
      .values({ client_id: 1, id, name: 'Short', name_fold: 'short', acd_group_types_id: 1 })
      .execute(),
  )
const dropGroup = (id: number) =>
  server.db.asAccount(1, (tx) => tx.deleteFrom('acd_groups').where('id', '=', id).execute())

describe('groups that were looked up before', () => {
  test('and are gone since are not found, and spoil nobody else’s create', async () => {
    const create = createInBatches(server.db, zone)
    const ask = (AcdGroupsID: number, Subject?: string) =>
      create({ ...by, asked: testNow, event: eventFor(AcdGroupsID, Subject) })
    await addGroup(999)
    expect(JSON.parse(await ask(999))).toMatchObject({ AcdGroupsID: 999 })
    await server.db.asAccount(1, (tx) =>
      tx.deleteFrom('acd_events').where('acd_groups_id', '=', 999).execute(),
    )
    await dropGroup(999)
    const answers = await Promise.allSettled([
      ask(235, 'a'),
      ask(235, 'b'),
      ask(999),
      ask(235, 'c'),
    ])
    const told = answers.map((one) =>
      one.status === 'fulfilled' ? JSON.parse(one.value).Subject : one.reason.code,
    )
    expect(told).toEqual(['a', 'b', 'acd_group_not_found', 'c'])
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  })

  test('are looked up again when one is missing', async () => {
    const create = createInBatches(server.db, zone)
    const ask = () => create({ ...by, asked: testNow, event: eventFor(998) })
    await expect(ask()).rejects.toMatchObject({ code: 'acd_group_not_found' })
    await addGroup(998)
    expect(JSON.parse(await ask())).toMatchObject({ AcdGroupsID: 998 })
  })
})

test('a group that forbids duplicates by now is asked for them', async () => {
  const create = createInBatches(server.db, zone)
  const ask = () => create({ ...by, asked: testNow, event: eventFor(235) })
  const { ID } = JSON.parse(await ask())
  await server.db.asAccount(1, async (tx) => {
    await tx
      .deleteFrom('acd_events')
      .where('sender', '=', '49199123456')
      .where('id', '<>', ID)
      .execute()
    const changed = { b_no_duplicate_events: true }
    await tx.updateTable('acd_groups').set(changed).where('id', '=', 235).execute()
  })
  expect(JSON.parse(await ask())).toMatchObject({ ID, Result_: 'UPDATED' })
})

// The embedded database has one connection, so nobody waits for another there.
describe.runIf(testDatabaseUrl)('beside another writer', () => {
  test('waits without holding what the other needs for its audit entry', async () => {
    const group = { AcdGroupsID: 235, AcdConfigurationGroupsID: null, AcdAgentGroupsID: null }
    const created = {
      event: eventFor(235),
      group: { ...group, bNoDuplicateEvents: false },
      remind: null,
      now: new Date(testNow),
    }
    const waiting = sql<{ some: boolean }>`SELECT count(*) > 0 AS some FROM pg_locks
      WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`
    const creating = await server.db.asAccount(1, async (tx) => {
      // Whichever connection the create will have, its count of the table is this one.
      await sql`INSERT INTO table_versions SELECT 1, 'acd_events', shard, 0
        FROM generate_series(0, 15) AS shard
        ON CONFLICT (client_id, table_name, shard) DO UPDATE SET version = table_versions.version`.execute(
        tx,
      )
      const stored = server.db.askTenant(wholeAccount(1), insertEvents(zone, [{ ...by, created }]))
      while (!(await waiting.execute(tx)).rows[0]?.some);
      await recordAudit(tx, by, { action: 'event.close', id: 1 })
      return { stored }
    })
    expect(await creating.stored).toHaveLength(1)
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  })
})
