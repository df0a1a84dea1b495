import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actOnEvent, actOnEvents, type EventAction } from '@/contract/event/eventActions'
import { holdEvent } from '@/contract/event/heldEvents'
import { createEvent } from '@/contract/event/newEvent'
import { compareCounts, type Milestones, milestonesOf } from '@/testing/database/countedEvents'
import { startServer, type TestServer, testNow } from '@/testing/startServer'
import { importEvents } from '../transfer/importEvents'
import { mergeQuarterHours } from './mergeQuarterHours'
import { type Counts, readHalfHours, readOpenAt, readPassedGoals } from './quarterHours'

let server: TestServer

/** The demo data as an import that told nothing of their past: what is counted is the tests' own. */
async function forgetDemoPast(): Promise<void> {
  await server.db.asAccount(1, async (tx) => {
    await tx.deleteFrom('acd_group_goals').execute()
    await tx.deleteFrom('acd_group_goal_changes').execute()
  })
  await server.db.asAccount(1, (tx) =>
    sql`UPDATE acd_events SET counted = false, answered_first = NULL, answered_last = NULL,
      seen_first = NULL, seen_last = NULL, closed_first = NULL, closed_last = NULL,
      deadline = NULL`.execute(tx),
  )
  await mergeQuarterHours(server.db)
  await server.db.asAccount(1, (tx) =>
    sql`DELETE FROM acd_event_quarter_hours
      WHERE (came, answered, closed, goals, met, opened, unknown) = (0, 0, 0, 0, 0, 0, 0)`.execute(
      tx,
    ),
  )
}

beforeAll(async () => {
  server = await startServer()
  await forgetDemoPast()
})
beforeEach(async () => {
  server.time.now = testNow
  await server.db.asAccount(1, (tx) => tx.deleteFrom('acd_group_goals').execute())
})
afterAll(() => server.close())

const minute = 60_000
const hour = 60 * minute
const later = (ms: number) => {
  server.time.now += ms
}
const mail = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Hello' }
/** An ID that no test has used. */
let lastId = 800_000
const newId = () => {
  lastId += 1000
  return lastId
}
const create = async (more: object = {}) =>
  (await server.call(createEvent, { body: { ...mail, ...more } })).records[0]?.ID ?? 0
const act = (id: number, body: EventAction, token = server.tokens.supervisor) =>
  server.call(actOnEvent, { params: { AcdEventsID: String(id) }, body }, { token })
const milestones = (id: number) => milestonesOf(server.db, 1, id)

type Fields = Partial<{
  acd_event_status_id: number
  users_id: number | null
  acd_groups_id: number
  acd_event_types_id: number
  dt_remind: Date
}>
/** As the telephone system does it: a moment later, which it says. */
function set(id: number, fields: Fields) {
  later(1)
  const row = { ...fields, dt_last_modified: new Date(server.time.now) }
  return server.db.asAccount(1, (tx) =>
    tx.updateTable('acd_events').set(row).where('id', '=', id).execute(),
  )
}
const setGoal = (minutes: number | null, AcdGroupsID = 235, now = server.time.now) =>
  server.db.asAccount(1, async (tx) => {
    await sql`SELECT set_config('callboard.now', ${new Date(now).toISOString()}, true)`.execute(tx)
    const goal = { client_id: 1, acd_groups_id: AcdGroupsID, acd_event_types_id: 5 }
    if (minutes === null) {
      await tx.deleteFrom('acd_group_goals').where('acd_groups_id', '=', AcdGroupsID).execute()
      return
    }
    await tx
      .insertInto('acd_group_goals')
      .values({ ...goal, minutes })
      .onConflict((conflict) =>
        conflict
          .columns(['client_id', 'acd_groups_id', 'acd_event_types_id'])
          .doUpdateSet({ minutes }),
      )
      .execute()
  })

/** What was counted of today in group 235, or another, type 5; zeros left out. */
async function counted(AcdGroupsID = 235): Promise<Partial<Counts>> {
  const span = { from: testNow - 12 * hour, to: testNow + 12 * hour }
  const halves = await server.db.asAccount(1, (tx) => readHalfHours(tx, span))
  const sums: Partial<Counts> = {}
  for (const half of halves) {
    if (half.AcdGroupsID !== AcdGroupsID || half.AcdEventTypesID !== 5) continue
    const { from, AcdGroupsID: _, AcdEventTypesID: __, ...counts } = half
    for (const [name, n] of Object.entries(counts) as [keyof Counts, number][]) {
      if (n !== 0) sums[name] = (sums[name] ?? 0) + n
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0))
}
/** What some work adds to it. */
async function added(work: () => Promise<unknown>, AcdGroupsID = 235): Promise<Partial<Counts>> {
  const before = await counted(AcdGroupsID)
  await work()
  const after = await counted(AcdGroupsID)
  const names = [...Object.keys(before), ...Object.keys(after)] as (keyof Counts)[]
  const differences = names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)])
  expect((await compareCounts(server.db, 1)).different).toEqual([])
  return Object.fromEntries(differences.filter(([, n]) => n !== 0))
}

const answered = (at: number): Milestones => ({ answered_first: at, answered_last: at })
const seen = (at: number): Milestones => ({ seen_first: at, seen_last: at })
const closed = (at: number): Milestones => ({ closed_first: at, closed_last: at })
const moved = (at: number): Milestones => ({ moved_first: at, moved_last: at })

describe('every path writes milestones and counts', () => {
  test('a create of the REST API', async () => {
    expect(await added(create)).toEqual({ came: 1, opened: 1 })
    expect(await milestones(await create())).toEqual({ counted: true })
  })

  test('a create that is bound to an agent is not answered by that', async () => {
    const id = await create({ UsersID: 3 })
    expect(await milestones(id)).toEqual({ counted: true })
  })

  test('a duplicate changes none', async () => {
    const callback = { AcdEventTypesID: 3, AcdGroupsID: 236, Sender: '4930111111', Receiver: '' }
    const id = await create(callback)
    const work = async () => expect(await create(callback)).toBe(id)
    expect(await added(work, 236)).toEqual({})
    expect(await milestones(id)).toEqual({ counted: true })
  })

  const at = testNow + 10 * minute
  test.each<[string, EventAction, Milestones, Partial<Counts>]>([
    ['take', { action: 'take' }, { ...answered(at), ...seen(at) }, { answered: 1 }],
    ['hand to an agent', { action: 'handToAgent', UsersID: 7 }, {}, {}],
    [
      'hand to a group',
      { action: 'handToGroup', AcdGroupsID: 237 },
      moved(at),
      { came: -1, opened: -1 },
    ],
    ['remind', { action: 'remind', dtAppointmentTime: '18:00' }, answered(at), { answered: 1 }],
    ['priority', { action: 'priority', nPriority: 120 }, {}, {}],
    ['comment', { action: 'comment', Comment: 'Hello' }, {}, {}],
    [
      'close',
      { action: 'close' },
      { ...answered(at), ...closed(at) },
      { answered: 1, closed: 1, opened: -1 },
    ],
  ])('the action %s', async (_, action, expected, counts) => {
    const id = await create()
    later(10 * minute)
    expect(await added(() => act(id, action, server.tokens.agent))).toEqual(counts)
    expect(await milestones(id)).toEqual({ counted: true, ...expected })
  })

  test('the actions seen and reopen', async () => {
    const id = await create()
    await act(id, { action: 'handToAgent', UsersID: 3 })
    later(minute)
    expect(await added(() => act(id, { action: 'seen' }))).toEqual({ answered: 1 })
    await act(id, { action: 'close' })
    later(minute)
    expect(await added(() => act(id, { action: 'reopen' }))).toEqual({ closed: -1, opened: 1 })
    const first = testNow + minute
    expect(await milestones(id)).toEqual({
      counted: true,
      ...answered(first),
      ...seen(first),
      ...closed(first),
    })
  })

  test('500 events closed at once', async () => {
    const first = newId()
    await server.db.asAccount(1, (tx) =>
      sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
          dt_modified, subject, sender, dt_created, acd_event_status_id, dt_last_modified, search_text)
        SELECT 1, ${first}::integer + n, 235, '', 5, made, 'One of many', 'x', made, 1, made, ''
        FROM generate_series(1, 500) n, (SELECT ${new Date(testNow)}::timestamptz AS made) moment`.execute(
        tx,
      ),
    )
    later(minute)
    const IDs = Array.from({ length: 500 }, (_, n) => first + 1 + n)
    const close = () =>
      server.call(
        actOnEvents,
        { body: { IDs, act: { action: 'close' } } },
        { token: server.tokens.supervisor },
      )
    expect(await added(close)).toEqual({ answered: 500, closed: 500, opened: -500 })
    const all = { counted: true, ...answered(testNow + minute), ...closed(testNow + minute) }
    expect(await milestones(first + 500)).toEqual(all)
  })

  test('a create that waited for its seconds of undo, at the moment of its release', async () => {
    const headers = { 'idempotency-key': 'a-form-of-its-own-1' }
    await server.call(holdEvent, { body: { ...mail, Subject: 'Held back' } }, { headers })
    later(5000)
    const release = () => server.releaseDue()
    expect(await added(release)).toEqual({ came: 1, opened: 1 })
  })

  test('a delete takes its counts away', async () => {
    await setGoal(30)
    const id = await create()
    await act(id, { action: 'close' })
    const remove = () =>
      server.db.asAccount(1, (tx) => tx.deleteFrom('acd_events').where('id', '=', id).execute())
    expect(await added(remove)).toEqual({ came: -1, answered: -1, closed: -1, goals: -1, met: -1 })
  })
})

describe('an import', () => {
  const stamp = '2026-11-24T09:00:00.000'
  const record = (ID: number, AcdEventStatusID: number) => ({
    ID,
    AcdGroupsID: 235,
    AcdEventTypesID: 5,
    AcdEventStatusID,
    Sender: 'a@example.com',
    Subject: `Imported ${ID}`,
    dtCreated: stamp,
    dtModified: stamp,
    dtLastModified: stamp,
  })
  const importAll = (records: object[], isReplacing = false) => {
    async function* input() {
      for (const one of records) yield Buffer.from(`${JSON.stringify(one)}\n`)
    }
    return importEvents({
      db: server.db,
      ClientsID: 1,
      zone: 'Europe/Berlin',
      input: input(),
      source: 'a file',
      isReplacing,
      onBad: async () => undefined,
      onProgress: async () => undefined,
    })
  }
  const expectDifferencesAlone = async () =>
    expect((await compareCounts(server.db, 1)).different).toEqual([])

  test.each([
    [1, true],
    [20, true],
    [10, false],
    [30, false],
    [40, false],
    [98, false],
    [99, false],
    [100, false],
  ])('of an event with status %i: its past is known %s', async (status, isKnown) => {
    const id = newId()
    await setGoal(30)
    await importAll([record(id, status)])
    const deadline = Date.parse('2026-11-24T08:30:00Z')
    expect(await milestones(id)).toEqual(isKnown ? { counted: true, deadline } : { counted: false })
    await expectDifferencesAlone()
  })

  test('that replaces knows no moments either, and a person’s afterwards are known', async () => {
    const id = newId()
    await setGoal(30)
    await importAll([record(id, 1)])
    await importAll([record(id, 99)])
    expect(await milestones(id)).toEqual({ counted: false })
    later(minute)
    await act(id, { action: 'reopen' })
    later(minute)
    await act(id, { action: 'close' })
    const at = server.time.now
    expect(await milestones(id)).toEqual({
      counted: false,
      answered_last: at,
      closed_last: at,
    })
    await importAll([record(id, 20)], true)
    await importAll([record(id, 100)], true)
    expect(await milestones(id)).toEqual({ counted: false, answered_last: at })
    await expectDifferencesAlone()
  })

  test('keeps when an event was answered here', async () => {
    await setGoal(30)
    const id = await create()
    await act(id, { action: 'take' }, server.tokens.agent)
    const noted = await milestones(id)
    await importAll([record(id, 99)], true)
    expect(await milestones(id)).toEqual({ ...noted, counted: false })
    await expectDifferencesAlone()
  })
})

describe('answered', () => {
  test.each([
    [0, false],
    [2, false],
    [4, false],
    [20, false],
    [10, true],
    [30, true],
    [40, true],
    [98, true],
    [99, true],
    [100, false],
  ])('when the status becomes %i: %s', async (status, isAnswered) => {
    const id = await create()
    later(minute)
    await set(id, { acd_event_status_id: status })
    const { answered_first } = await milestones(id)
    expect(answered_first).toBe(isAnswered ? server.time.now : undefined)
  })

  test('keeps the first time, and the last one as often as it happens', async () => {
    const id = await create()
    for (const status of [30, 1, 10, 20, 99]) await set(id, { acd_event_status_id: status })
    expect(await milestones(id)).toEqual({
      counted: true,
      answered_first: testNow + 1,
      answered_last: testNow + 5,
      ...seen(testNow + 1),
      ...closed(testNow + 5),
    })
  })

  test('when it comes to the one who acts, whatever the status', async () => {
    const id = await create()
    await act(id, { action: 'handToAgent', UsersID: 3 }, server.tokens.agent)
    expect(await milestones(id)).toMatchObject(answered(testNow))
    const other = await create()
    await act(other, { action: 'handToAgent', UsersID: 7 }, server.tokens.agent)
    expect(await milestones(other)).toEqual({ counted: true })
  })
})

describe('closed', () => {
  test('counts by the last closing, of those that are closed', async () => {
    const id = await create()
    await act(id, { action: 'close' })
    later(5 * hour)
    await act(id, { action: 'reopen' })
    await set(id, { acd_event_status_id: 100 })
    later(hour)
    const again = () => act(id, { action: 'close' })
    expect(await added(again)).toEqual({})
    expect(await milestones(id)).toMatchObject({
      closed_first: testNow,
      closed_last: server.time.now,
    })
    const span = { from: testNow + 6 * hour, to: testNow + 7 * hour }
    const halves = await server.db.asAccount(1, (tx) => readHalfHours(tx, span))
    expect(halves).toMatchObject([{ from: span.from, AcdGroupsID: 235, closed: 1, opened: 0 }])
  })
})

describe('a goal', () => {
  test('runs from the later of creation and appointment', async () => {
    await setGoal(30)
    expect(await milestones(await create())).toMatchObject({ deadline: testNow + 30 * minute })
    const at = await create({ dtAppointmentTime: '15:00' })
    expect(await milestones(at)).toMatchObject({ deadline: testNow + 3.5 * hour })
    const passed = await create({ dtAppointmentDate: '2026-11-20' })
    expect(await milestones(passed)).toMatchObject({ deadline: testNow + 30 * minute })
    expect(await milestones(await create({ AcdEventTypesID: 2 }))).toEqual({ counted: true })
  })

  test('is met by an answer in time, and missed by a later one, none, or an error', async () => {
    await server.reset()
    await forgetDemoPast()
    await setGoal(30)
    const ids = [await create(), await create(), await create(), await create()]
    const [inTime = 0, late = 0, failed = 0] = ids
    later(30 * minute)
    await act(inTime, { action: 'take' }, server.tokens.agent)
    later(minute)
    await set(failed, { acd_event_status_id: 100 })
    later(minute)
    await act(late, { action: 'take' }, server.tokens.agent)
    const passed = (now: number) =>
      server.db.asAccount(1, (tx) => readPassedGoals(tx, { from: testNow - hour, now }))
    const own = { AcdGroupsID: 235, AcdEventTypesID: 5 }
    const before = await passed(testNow + 30 * minute - 1)
    expect(before).toEqual([])
    expect(await passed(testNow + 30 * minute)).toEqual([{ ...own, goals: 4, met: 1 }])
    expect(await passed(testNow + 5 * hour)).toEqual([{ ...own, goals: 4, met: 1 }])
  })

  test('follows group, type and appointment, until it has passed or somebody answers', async () => {
    await setGoal(30)
    await setGoal(60, 237)
    const id = await create()
    await set(id, { acd_groups_id: 237 })
    expect(await milestones(id)).toMatchObject({ deadline: testNow + hour })
    await set(id, { acd_event_types_id: 2 })
    expect(await milestones(id)).not.toHaveProperty('deadline')
    await set(id, { acd_event_types_id: 5, dt_remind: new Date(testNow + hour) })
    expect(await milestones(id)).toMatchObject({ deadline: testNow + 2 * hour })
    const { now } = server.time
    // Answered: a reminder for later, and another group, leave it as it is.
    await act(id, { action: 'remind', dtAppointmentTime: '18:00' })
    await act(id, { action: 'handToGroup', AcdGroupsID: 235 })
    expect(await milestones(id)).toMatchObject({ deadline: testNow + 2 * hour })

    const passed = await create()
    later(31 * minute)
    await set(passed, { acd_groups_id: 237, dt_remind: new Date(testNow + 9 * hour) })
    expect(await milestones(passed)).toMatchObject({ deadline: now + 30 * minute })
    expect((await compareCounts(server.db, 1)).different).toEqual([])
  })

  test('that changes counts from then on', async () => {
    await server.reset()
    await forgetDemoPast()
    await setGoal(30)
    const [waiting, answeredOne, closedOne, short] = [
      await create(),
      await create(),
      await create(),
      await create({ dtAppointmentTime: '12:40' }),
    ]
    await act(answeredOne, { action: 'take' }, server.tokens.agent)
    await act(closedOne, { action: 'close' })
    const none = await create({ AcdEventTypesID: 2 })
    later(20 * minute)
    await setGoal(15)
    const deadlines = async () =>
      Promise.all(
        [waiting, answeredOne, closedOne, short, none].map(async (id) => {
          const { deadline } = await milestones(id)
          return deadline === undefined ? undefined : (Number(deadline) - testNow) / minute
        }),
      )
    // The new one of the first has passed already, so it stays as it was.
    expect(await deadlines()).toEqual([30, 30, 30, 55, undefined])
    await setGoal(120)
    expect(await deadlines()).toEqual([120, 30, 30, 160, undefined])
    later(101 * minute)
    await setGoal(300)
    expect(await deadlines()).toEqual([120, 30, 30, 340, undefined])
    await setGoal(null)
    expect(await deadlines()).toEqual([120, 30, 30, undefined, undefined])
    const changes = await server.db.asAccount(1, (tx) =>
      tx
        .selectFrom('acd_group_goal_changes')
        .select(['minutes_before', 'minutes', 'changed_at'])
        .orderBy('id')
        .execute(),
    )
    expect(changes.map(({ minutes_before, minutes }) => [minutes_before, minutes])).toEqual([
      [null, 30],
      [30, 15],
      [15, 120],
      [120, 300],
      [300, null],
    ])
    expect(changes.at(-1)?.changed_at.getTime()).toBe(server.time.now)
    expect((await compareCounts(server.db, 1)).different).toEqual([])
  })

  test('that changes is no change of an event: version, list and feed are silent', async () => {
    const id = await create()
    const state = () =>
      server.db.asAccount(1, async (tx) => {
        const { rows } = await sql`SELECT
          (SELECT version FROM acd_events WHERE id = ${id}) AS version,
          (SELECT sum(version) FROM table_versions WHERE table_name = 'acd_events') AS list,
          (SELECT count(*) FROM acd_event_changes) AS told`.execute(tx)
        return rows
      })
    const before = await state()
    await setGoal(30)
    expect(await milestones(id)).toMatchObject({ deadline: testNow + 30 * minute })
    expect(await state()).toEqual(before)
    await set(id, { acd_event_status_id: 30 })
    expect(await state()).not.toEqual(before)
  })
})

describe('what was counted', () => {
  test('is read by half hours of any zone, merged or not', async () => {
    await server.reset()
    await forgetDemoPast()
    // In Kathmandu it is 16:45: half hours begin at 11:15 and 11:45 UTC.
    server.time.now = testNow + 20 * minute
    const id = await create()
    later(20 * minute)
    await act(id, { action: 'close' })
    const span = { from: testNow + 15 * minute, to: testNow + 45 * minute }
    const read = () => server.db.asAccount(1, (tx) => readHalfHours(tx, span))
    const before = await read()
    expect(before).toMatchObject([
      { from: span.from, came: 1, answered: 1, closed: 1, opened: 0, unknown: 0 },
    ])
    expect(await mergeQuarterHours(server.db)).toBeGreaterThan(0)
    expect(await mergeQuarterHours(server.db)).toBe(0)
    expect(await read()).toEqual(before)
  })

  test('tells how many were open before', async () => {
    await server.reset()
    await forgetDemoPast()
    const openIn235 = async (at: number) => {
      const open = await server.db.asAccount(1, (tx) => readOpenAt(tx, at))
      const own = open.filter(({ AcdGroupsID }) => AcdGroupsID === 235)
      return own.reduce((sum, one) => sum + one.open, 0)
    }
    const begun = await openIn235(testNow)
    const ids = [await create(), await create()]
    later(30 * minute)
    for (const id of ids) await act(id, { action: 'close' })
    await create()
    later(30 * minute)
    await act(ids[0] ?? 0, { action: 'reopen' })
    await set(ids[0] ?? 0, { acd_groups_id: 237 })
    const at = (half: number) => openIn235(testNow + half * 30 * minute)
    expect([await at(0), await at(1), await at(2), await at(3)]).toEqual([
      begun,
      begun + 2,
      begun + 1,
      begun + 1,
    ])
  })

  test('is of one client account alone', async () => {
    const foreign = () => server.db.asAccount(2, (tx) => readHalfHours(tx, { from: 0, to: 4e12 }))
    const before = await foreign()
    await create()
    await mergeQuarterHours(server.db)
    expect(await foreign()).toEqual(before)
    expect((await compareCounts(server.db, 2)).different).toEqual([])
    await setGoal(30)
    const goals = await server.db.asAccount(2, (tx) =>
      tx.selectFrom('acd_group_goals').selectAll().execute(),
    )
    expect(goals).toEqual([])
  })
})
