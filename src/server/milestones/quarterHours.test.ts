import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDb, type TestDb } from '@/testing/database'
import { compareCounts } from '@/testing/database/countedEvents'
import { ensureClient } from '../auth/clients'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { seeded } from '../demo/random'
import { mergeQuarterHours } from './mergeQuarterHours'
import { readOpenAt } from './quarterHours'

let db: TestDb
beforeAll(async () => {
  db = await openTestDb()
  for (const ClientsID of [1, 2]) {
    await ensureClient(db, ClientsID)
    await db.asAccount(ClientsID, (tx) =>
      sql`INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id)
        SELECT ${ClientsID}, n, 'Group ' || n, 'group ' || n, 1 FROM generate_series(1, 6) n`.execute(
        tx,
      ),
    )
  }
})
afterAll(() => db.close())

const begun = Date.parse('2026-11-24T00:00:00Z')
const minute = 60_000
/** CALLBOARD_CHANGES=1000000 makes so many; the usual numbers take some seconds. */
const usual = { embedded: 4000, postgres: 40_000 }

const statuses = sql`(ARRAY[0, 1, 2, 4, 10, 20, 30, 40, 98, 99, 100])[1 + floor(random() * 11)::integer]`
const anyGroup = sql`1 + floor(random() * 6)::integer`
const at = (ms: number) => sql`${new Date(ms)}::timestamptz`

/** One statement on events that chance chooses; each change is of its moment. */
const steps: ((tx: Tx, now: number, part: number) => Promise<unknown>)[] = [
  (tx, now, part) =>
    sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
        dt_modified, subject, sender, dt_created, acd_event_status_id, dt_last_modified, search_text,
        dt_remind, imported)
      SELECT callboard_client(), nextval('acd_events_ids'), ${anyGroup},
        '', 1 + floor(random() * 2)::integer, ${at(now)}, '', 'x',
        ${at(now)} - CASE WHEN n % 5 = 0 THEN random() * interval '9 hours' ELSE interval '0' END,
        CASE WHEN n % 5 = 0 THEN ${statuses} ELSE 1 END, ${at(now)}, '',
        CASE WHEN n % 3 = 0 THEN ${at(now)} + random() * interval '3 hours' END, n % 5 = 0
      FROM generate_series(1, ${Math.ceil(part / 4)}::integer) n`.execute(tx),
  (tx, now, part) => update(tx, now, part, sql`acd_event_status_id = ${statuses}`),
  (tx, now, part) => update(tx, now, part, sql`acd_event_status_id = ${statuses}`),
  (tx, now, part) => update(tx, now, part, sql`acd_groups_id = ${anyGroup}`),
  (tx, now, part) =>
    update(
      tx,
      now,
      part,
      sql`acd_event_types_id = 1 + floor(random() * 2)::integer, n_priority = 7,
        dt_remind = ${at(now)} + random() * interval '3 hours'`,
    ),
  (tx, now, part) =>
    update(tx, now, part, sql`acd_event_status_id = ${statuses}, acd_groups_id = ${anyGroup}`),
  async (tx, now, part) => {
    await sql`SELECT set_config('callboard.importing', 'on', true)`.execute(tx)
    const past = sql`dt_created = dt_created - random() * interval '2 hours'`
    return update(tx, now, part, sql`acd_event_status_id = ${statuses}, ${past}`)
  },
  (tx, _, part) =>
    sql`DELETE FROM acd_events WHERE id IN (SELECT id FROM acd_events ORDER BY random()
      LIMIT ${Math.ceil(part / 8)})`.execute(tx),
  (tx) =>
    sql`INSERT INTO acd_group_goals SELECT callboard_client(), ${anyGroup},
        1 + floor(random() * 2)::integer, 1 + floor(random() * 90)::integer
      ON CONFLICT (client_id, acd_groups_id, acd_event_types_id)
      DO UPDATE SET minutes = excluded.minutes`.execute(tx),
  (tx) =>
    sql`DELETE FROM acd_group_goals WHERE (acd_groups_id, acd_event_types_id) IN
      (SELECT acd_groups_id, acd_event_types_id FROM acd_group_goals LIMIT 1)`.execute(tx),
]

const update = (tx: Tx, now: number, part: number, set: ReturnType<typeof sql>) =>
  sql`UPDATE acd_events SET ${set}, dt_last_modified = ${at(now)} WHERE id IN
    (SELECT id FROM acd_events ORDER BY random() LIMIT ${part})`.execute(tx)

const countOpen = (ClientsID: number) =>
  db.asAccount(ClientsID, async (tx) => {
    const { rows } = await sql<{ open: number }>`SELECT count(*) AS open FROM acd_events
      WHERE acd_event_status_id NOT IN (99, 100)`.execute(tx)
    return rows[0]?.open ?? 0
  })
const sumOpenAt = async (ClientsID: number, moment: number) => {
  const open = await db.asAccount(ClientsID, (tx) => readOpenAt(tx, moment))
  return open.reduce((sum, one) => sum + one.open, 0)
}

/** A process that merges, and loses its connection before it commits. */
const killedMerge = (process: Db) =>
  mergeQuarterHours({
    ...process,
    asAccount: (ClientsID, run) =>
      process.asAccount(ClientsID, async (tx) => {
        await run(tx)
        throw new Error('killed')
      }),
  }).catch((error) => {
    if (error.message !== 'killed') throw error
  })

test('what was counted equals a recount after any changes, however it is merged', async () => {
  const wanted = Number(process.env.CALLBOARD_CHANGES ?? usual[db.kind])
  const { pick } = seeded(4711)
  const other = await db.again()
  const part = Math.max(200, Math.round(wanted / 250))
  const openBefore = new Map<number, number>()
  let [made, step] = [0, 0]
  for (let now = begun; made < wanted || step < steps.length * 3; now += 5 * minute) {
    const ClientsID = step % 7 === 3 ? 2 : 1
    if (ClientsID === 1) openBefore.set(now, await countOpen(1))
    const work = step < 2 ? steps[step] : pick(steps)
    const changed = await db.asAccount(ClientsID, async (tx) => {
      await sql`SELECT set_config('callboard.now', ${new Date(now).toISOString()}, true),
        setseed(${((step * 37) % 100) / 100})`.execute(tx)
      return (await work?.(tx, now, part)) as { numAffectedRows?: bigint }
    })
    made += Number(changed.numAffectedRows ?? 0)
    if (step % 9 === 4) await killedMerge(other)
    if (step % 5 === 2) await Promise.all([mergeQuarterHours(db), mergeQuarterHours(other)])
    if (step % 40 === 11) {
      expect((await compareCounts(db, 1)).different).toEqual([])
      expect((await compareCounts(db, 2)).different).toEqual([])
    }
    step += 1
  }
  for (const ClientsID of [1, 2]) {
    const { counts, different } = await compareCounts(db, ClientsID)
    expect(different).toEqual([])
    expect(counts).toBeGreaterThan(50)
  }
  // Imports bring events into the past of the list, but open here they are from their import on.
  for (const [moment, open] of [...openBefore].filter(([moment]) => moment % (15 * minute) === 0)) {
    expect([moment, await sumOpenAt(1, moment)]).toEqual([moment, open])
  }
  expect(made).toBeGreaterThanOrEqual(wanted)
  await other.close()
}, 1_500_000)
