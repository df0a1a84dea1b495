import { sql } from 'kysely'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBare } from '@/testing/database'
import { compareCounts, milestonesOf } from '@/testing/database/countedEvents'
import { migrate } from '../db/migrate'
import { migrations } from '../db/migrations'
import type { Db } from '../db/open'
import { countToFillIn, fillInPiece } from './fillIn'
import { fillIn } from './keepFilledIn'
import { mergeQuarterHours } from './mergeQuarterHours'

const begun = Date.parse('2026-11-20T08:00:00Z')
const minute = 60_000
const at = (minutes: number) => begun + minutes * minute
const others = 1500

let bare: Awaited<ReturnType<typeof openBare>>
let db: Db

/** What the audit log tells: so many minutes after the event came, who did what, and what it became. */
type Entry = [minutes: number, action: string, before: object, after: object, user?: number]
const made: Entry = [0, 'create', {}, { AcdEventStatusID: 1, UsersID: 7, AcdGroupsID: 1 }]
const status = (was: number, is: number) =>
  [{ AcdEventStatusID: was }, { AcdEventStatusID: is }] as const

type Case = { status: number; imported?: true; log: Entry[]; expected: object }
const closedAt = (minutes: number) => ({
  closed_first: at(minutes),
  closed_last: at(minutes),
})
const answeredAt = (minutes: number) => ({
  answered_first: at(minutes),
  answered_last: at(minutes),
})
const cases: Record<string, Case> = {
  'created here and waiting': { status: 1, log: [made], expected: { counted: true } },
  'created here, taken and closed': {
    status: 99,
    log: [made, [5, 'take', ...status(1, 30), 3], [9, 'close', ...status(30, 99), 3]],
    expected: {
      counted: true,
      answered_first: at(5),
      answered_last: at(9),
      seen_first: at(5),
      seen_last: at(5),
      ...closedAt(9),
    },
  },
  'taken without another status': {
    status: 1,
    log: [made, [5, 'take', { UsersID: 7 }, { UsersID: 3 }, 3]],
    expected: { counted: true, ...answeredAt(5) },
  },
  'handed on, reopened, closed anew': {
    status: 99,
    log: [
      made,
      [1, 'handToGroup', { AcdGroupsID: 2 }, { AcdGroupsID: 1 }],
      [2, 'close', ...status(1, 99)],
      [3, 'reopen', ...status(99, 1)],
      [4, 'close', ...status(1, 99)],
    ],
    expected: {
      counted: true,
      moved_first: at(1),
      moved_last: at(1),
      answered_first: at(2),
      answered_last: at(4),
      closed_first: at(2),
      closed_last: at(4),
    },
  },
  'imported and waiting': { status: 4, imported: true, log: [], expected: { counted: true } },
  'imported and closed': { status: 99, imported: true, log: [], expected: { counted: false } },
  'imported as seen, closed here': {
    status: 99,
    imported: true,
    log: [[7, 'close', ...status(30, 99), 3]],
    expected: { counted: false, answered_last: at(7), closed_last: at(7) },
  },
  'imported waiting, closed here': {
    status: 99,
    imported: true,
    log: [[7, 'close', ...status(1, 99), 3]],
    expected: { counted: true, ...answeredAt(7), ...closedAt(7) },
  },
  'closed by nobody who told': { status: 99, log: [made], expected: { counted: false } },
}

async function fillOlder(pool: Pool): Promise<void> {
  await pool.query(`SELECT set_config('callboard.client_id', '1', false);
    INSERT INTO clients VALUES (1, 'One'), (2, 'Two');
    INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id)
      VALUES (1, 1, 'A', 'a', 1), (1, 2, 'B', 'b', 1);
    INSERT INTO users (client_id, id, uid, uid_fold, name_fold) VALUES (1, 3, 'c', 'c', 'c'), (1, 7, 'd', 'd', 'd');`)
  const insert = `INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
    dt_modified, subject, sender, dt_created, acd_event_status_id, dt_last_modified, search_text, imported)`
  const stamp = new Date(begun).toISOString()
  for (const [place, one] of Object.values(cases).entries()) {
    await pool.query(`${insert} VALUES (1, $1, 1, '', 5, $2, '', 'x', $2, $3, $2, '', $4)`, [
      place + 1,
      stamp,
      one.status,
      one.imported ?? false,
    ])
    for (const [minutes, action, before, after, user] of one.log) {
      await pool.query(
        `INSERT INTO audit_log (client_id, dt_created, users_id, role, name, origin, action, object_kind, object_id, before, after)
          VALUES (1, $1, $2, 'agent', 'x', 'token', $3, 'event', $4, $5, $6)`,
        [
          new Date(at(minutes)).toISOString(),
          user ?? null,
          `event.${action}`,
          place + 1,
          JSON.stringify(before),
          JSON.stringify(after),
        ],
      )
    }
  }
  await pool.query(`${insert} SELECT 1, 100 + n, 1, '', 5, made, '', 'x', made,
      CASE n % 3 WHEN 0 THEN 99 ELSE 1 END, made, '', n % 2 = 0
    FROM generate_series(1, ${others}) n, (SELECT timestamptz '${stamp}' AS made) moment`)
}

beforeAll(async () => {
  bare = await openBare()
  await migrate(bare.pool, {
    migrations: migrations.filter(({ name }) => name < '0004'),
  })
  await fillOlder(bare.pool)
  await migrate(bare.pool)
  db = bare.db()
}, 400_000)
afterAll(() => bare.close())

const left = () => db.asAccount(1, countToFillIn)
const isSame = async () => expect((await compareCounts(db, 1)).different).toEqual([])
const versions = () =>
  db.asAccount(1, async (tx) => {
    const { rows } =
      await sql`SELECT sum(version) AS events, (SELECT count(*) FROM acd_event_changes)
      AS told, (SELECT sum(version) FROM table_versions) AS lists FROM acd_events`.execute(tx)
    return rows
  })

test('what was there before is filled in from the audit log, in silence, beside changes', async () => {
  const count = Object.keys(cases).length
  expect(await left()).toBe(count + others)
  await isSame()

  // One that ends before its commit has done nothing.
  const killed = db.asAccount(1, async (tx) => {
    await fillInPiece(tx, 100)
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await left()).toBe(count + others)

  const before = await versions()
  expect(await db.asAccount(1, (tx) => fillInPiece(tx, count + 100))).toBe(count + 100)
  expect(await versions()).toEqual(before)
  await isSame()
  for (const [place, [name, { expected }]] of Object.entries(cases).entries()) {
    expect([name, await milestonesOf(db, 1, place + 1)]).toEqual([name, expected])
  }

  // The rest beside changes of what is filled in and of what is not yet.
  const ending = new AbortController()
  const writing = (async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await db.asAccount(1, (tx) =>
        sql`UPDATE acd_events SET acd_event_status_id = CASE acd_event_status_id WHEN 1 THEN 99 ELSE 1 END,
          acd_groups_id = 3 - acd_groups_id, dt_last_modified = ${new Date(at(100 + turn))}
          WHERE id % 20 = ${turn} AND id > 100`.execute(tx),
      )
      await mergeQuarterHours(db)
      await isSame()
    }
  })()
  const [filled] = await Promise.all([
    Promise.all([fillIn(db, ending.signal), fillIn(db, ending.signal)]),
    writing,
  ])
  expect(filled).toContain(true)
  expect(await left()).toBe(0)
  await isSame()
  expect(await milestonesOf(db, 1, 1500)).toMatchObject({ moved_last: at(100) })
}, 120_000)
