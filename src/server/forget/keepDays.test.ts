import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { actOnEvent } from '@/contract/event/eventActions'
import { listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'
import { verifyAudit } from '../audit/verifyAudit'
import { mergeQuarterHours } from '../milestones/mergeQuarterHours'
import { forgetClosed } from './keepDays'
import { keepForgetting } from './keepForgetting'

const dayMs = 24 * 60 * 60_000
let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(async () => {
  await server.reset()
  // What the demo brings was closed before anybody counted days here.
  await server.db.asAccount(1, (tx) => tx.deleteFrom('acd_events').execute())
  await server.db.asAccount(2, (tx) => tx.deleteFrom('acd_events').execute())
})
afterAll(() => server.close())

async function create(Subject: string): Promise<number> {
  const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject } as const
  return (await server.call(createEvent, { body })).records[0]?.ID ?? 0
}
const act = (ID: number, body: object) =>
  server.call(actOnEvent, { params: { AcdEventsID: String(ID) }, body } as never)
const subjects = async () =>
  (await server.call(listEvents)).records.map(({ Subject }) => Subject).sort()
const forget = (days = 30) => forgetClosed({ db: server.db, now: server.time.now, days })
const rowsOf = (table: string) =>
  server.db.asAccount(1, async (tx) => {
    const { rows } = await sql<{ count: number }>`SELECT count(*)::integer AS count
      FROM ${sql.table(table)}`.execute(tx)
    return rows[0]?.count
  })
async function counts() {
  await mergeQuarterHours(server.db)
  return server.db.asAccount(1, async (tx) => {
    const { rows } = await sql`SELECT sum(came) AS came, sum(answered) AS answered,
      sum(closed) AS closed, sum(opened) AS opened FROM acd_event_quarter_hours`.execute(tx)
    return rows[0]
  })
}

test('closed events go so many days after closing, with their traces; all counts stay', async () => {
  const old = await create('Old secret')
  await act(old, { action: 'comment', Comment: 'old words' })
  await act(old, { action: 'close' })
  await create('Old and open')
  server.time.now += 20 * dayMs
  const young = await create('Young')
  await act(young, { action: 'close' })
  const before = await counts()

  expect(await forget()).toBe(0)
  server.time.now += 10 * dayMs - 60_000
  expect(await forget()).toBe(0)
  server.time.now += 60_001
  const noted = await verifyAudit(server.db, 1)
  expect(await forget()).toBe(1)
  expect(await forget()).toBe(0)
  expect(await subjects()).toEqual(['Old and open', 'Young'])
  expect(await rowsOf('acd_event_comments')).toBe(0)
  expect(await counts()).toEqual(before)

  const { records } = await server.call(listAudit)
  expect(JSON.stringify(records)).not.toMatch(/old words|Old secret/)
  const entry = records.find(({ action }) => action === 'events.forget')
  expect(entry).toMatchObject({
    action: 'events.forget',
    name: 'Callboard',
    origin: 'command',
  })
  expect(entry?.after).toMatchObject({ days: 30, events: 1 })
  const after = await verifyAudit(server.db, 1, noted.last)
  expect(after.faults).toEqual([])

  server.time.now += 365 * dayMs
  expect(await forget()).toBe(1)
  expect(await subjects()).toEqual(['Old and open'])
})

test('an event whose closing nobody knows goes by its last change', async () => {
  const ID = await create('Imported')
  await act(ID, { action: 'close' })
  await server.db.asAccount(1, (tx) =>
    sql`UPDATE acd_events SET closed_last = NULL, closed_first = NULL,
      dt_last_modified = ${new Date(server.time.now - 31 * dayMs)}`.execute(tx),
  )
  expect(await forget(32)).toBe(0)
  expect(await forget(31)).toBe(0)
  expect(await forget(30)).toBe(1)
})

/**
 * Plans that begin the inner part of a join again for each row, as a long table's do. The session is
 * that of other files too, so they end with the test.
 */
async function joinByLoops(): Promise<void> {
  const turn = (state: 'on' | 'off') =>
    server.db.asAccount(1, async (tx) => {
      for (const way of ['hashjoin', 'mergejoin', 'material', 'hashagg', 'sort']) {
        await sql`SET ${sql.ref(`enable_${way}`)} = ${sql.lit(state)}`.execute(tx)
      }
    })
  await turn('off')
  onTestFinished(() => turn('on'))
}

test('many go in pieces, of two at work each once, and a reopened one stays', async () => {
  const ids: number[] = []
  for (let number = 0; number < 450; number += 1) ids.push(await create(`Event ${number}`))
  await server.db.asAccount(1, (tx) =>
    sql`UPDATE acd_events SET acd_event_status_id = 99, closed_last = ${new Date(server.time.now)},
      dt_last_modified = ${new Date(server.time.now)}`.execute(tx),
  )
  await act(ids[7] ?? 0, { action: 'reopen' })
  // The statement's moment is the machine's, not the test's.
  server.time.now = Date.now() + 31 * dayMs
  await joinByLoops()
  const other = await server.db.again()
  const gone = await Promise.all([
    forget(),
    forgetClosed({ db: other, now: server.time.now, days: 30 }),
  ])
  await other.close()
  expect(gone.reduce((sum, count) => sum + count, 0) + (await forget())).toBe(449)
  expect(await subjects()).toEqual(['Event 7'])
  const told = (await server.call(listAudit)).records.filter(
    ({ action }) => action === 'events.forget',
  )
  expect(told.map(({ after }) => (after as { events: number }).events).sort()).toEqual([
    200, 200, 49,
  ])
  expect((await verifyAudit(server.db, 1)).faults).toEqual([])
})

test('a server begins with it, and keeps everything where no days are set', async () => {
  const ID = await create('Old')
  await act(ID, { action: 'close' })
  const log = pino({ level: 'silent' })
  await keepForgetting(server.db, log, undefined)()
  expect(await subjects()).toEqual(['Old'])
  // The test's now is some days before or after the machine's.
  await server.db.asAccount(1, (tx) =>
    sql`UPDATE acd_events SET closed_last = now() - interval '3 days'`.execute(tx),
  )
  const stop = keepForgetting(server.db, log, 2)
  await expect.poll(subjects).toEqual([])
  await stop()
})
