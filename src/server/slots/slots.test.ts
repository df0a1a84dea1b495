import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { agendaFilter } from '@/contract/appointmentSearch'
import { actOnEvent } from '@/contract/event/eventActions'
import { listEvents } from '@/contract/event/events'
import { holdEvent, takeBackEvent } from '@/contract/event/heldEvents'
import { createEvent } from '@/contract/event/newEvent'
import { setGroupSettings } from '@/contract/groupSettings'
import { isFull } from '@/contract/slot'
import { getSlots } from '@/contract/slots'
import { plansOf, spiedReads } from '@/testing/database/statementPlans'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from '../createApp'
import { seeded } from '../demo/random'
import { readSlots } from './readSlots'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
  await server.db.asAccount(1, (tx) => sql`DELETE FROM acd_events`.execute(tx))
})
afterAll(() => server.close())

// It is Tuesday 24 November 2026, noon in Berlin. 500 has no settings but what a test gives it.
const group = 500
const day = '2026-12-01'
const event = { AcdEventTypesID: 3, AcdGroupsID: group, Sender: '4930123456', Subject: 'Slot' }
const at = (dtAppointmentTime: string, dtAppointmentDate = day) => ({
  dtAppointmentDate,
  dtAppointmentTime,
})

const set = (body: object, AcdGroupsID = group) =>
  server.call(setGroupSettings, { params: { AcdGroupsID: String(AcdGroupsID) }, body })
const create = (change: object) => server.call(createEvent, { body: { ...event, ...change } })
const slots = async (change: object = {}) =>
  (
    await server.call(getSlots, {
      query: { from: day, days: '1', AcdGroupsID: String(group), ...change },
    })
  ).slots
const slotAt = async (time: string, change: object = {}) =>
  (await slots(change)).find(({ from }) => from.endsWith(`T${time}:00.000`))
const all = { AcdGroupsID: undefined }

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const capacity = (number: number) => everyDay.map((weekday) => ({ weekday, number }))
const hours = [{ weekday: 2, from: '09:00', to: '12:00' }]

const hold = (change: object, key: string = randomUUID()) =>
  server.send(holdEvent, { body: { ...event, ...change } }, { headers: { 'idempotency-key': key } })
const statusOf = async (change: object, key?: string) => (await hold(change, key)).status

describe('a slot', () => {
  test('holds the open events with an appointment in it, of every type, of its group', async () => {
    for (const time of ['09:59', '10:00', '10:29', '10:30']) await create(at(time))
    await create({ ...at('10:10'), AcdEventTypesID: 5, Sender: 'a@example.com' })
    await create({ ...at('10:10'), AcdGroupsID: 235 })
    await create({ ...at('10:00', '2026-12-02') })
    await create(at('10:15'))
    await server.db.asAccount(1, (tx) =>
      sql`UPDATE acd_events SET acd_event_status_id = 99 WHERE dt_remind = '2026-12-01T09:15:00Z'`.execute(
        tx,
      ),
    )
    const numbers = (await slots()).flatMap(({ from, number }) =>
      number > 0 ? [[from.slice(11, 16), number]] : [],
    )
    expect(numbers).toEqual([
      ['09:30', 1],
      ['10:00', 3],
      ['10:30', 1],
    ])
    expect((await slotAt('10:00', all))?.number).toBe(4)
  })

  test('says its capacity, whether it is closed and whether it has begun', async () => {
    await set({ hours, capacity: [{ weekday: 2, number: 7 }], whenFull: 'refuse' })
    const room = { number: 0, capacity: 7, past: false }
    expect(await slotAt('09:00')).toMatchObject({ ...room, closed: false })
    expect(await slotAt('11:30')).toMatchObject({ ...room, closed: false })
    expect(await slotAt('12:00')).toMatchObject({ ...room, closed: true })
    expect(await slotAt('10:00', { from: '2026-12-02' })).toMatchObject({
      capacity: null,
      closed: true,
    })
    const today = { from: '2026-11-24' }
    expect(await slotAt('12:00', today)).toMatchObject({ past: false })
    server.time.now += 60_000
    expect(await slotAt('12:00', today)).toMatchObject({ past: true })
    expect(await slotAt('12:30', today)).toMatchObject({ past: false })
    const { rules } = await server.call(getSlots, {
      query: { from: day, days: '7', AcdGroupsID: String(group) },
    })
    expect(rules).toEqual({ whenFull: 'refuse', whenClosed: 'warn' })
  })

  test('of all groups has the room of those that have set it, as far as it is known', async () => {
    await server.db.asAccount(1, (tx) => sql`DELETE FROM acd_group_settings`.execute(tx))
    expect(await slotAt('10:00', all)).toMatchObject({ capacity: null, closed: false })
    await set({ hours, capacity: capacity(7) })
    await set({ capacity: capacity(3) }, 501)
    await set({ hours }, 502)
    expect(await slotAt('10:00', all)).toMatchObject({ number: 0, capacity: 10, closed: false })
    // 501 is always open.
    expect(await slotAt('13:00', all)).toMatchObject({ capacity: 3, closed: false })
    await create(at('10:00'))
    expect(await slotAt('10:00', all)).toMatchObject({ number: 1, capacity: 10 })
    // Nobody knows how many more 502 could take.
    await create({ ...at('10:00'), AcdGroupsID: 502 })
    expect(await slotAt('10:00', all)).toMatchObject({ number: 2, capacity: null })
    await set({ hours, capacity: capacity(3) }, 501)
    expect(await slotAt('13:00', all)).toMatchObject({ capacity: null, closed: true })
  })

  test('is one of 46 or 50 on the nights when the clock changes, and the doubled ones are two', async () => {
    await create(at('02:30', '2027-10-31'))
    await create(at('04:00', '2027-10-31'))
    expect(await slots({ from: '2027-03-28' })).toHaveLength(46)
    const night = await slots({ from: '2027-10-31' })
    expect(night).toHaveLength(50)
    const doubled = night.filter(({ from }) => from.includes('T02:30'))
    expect(doubled.map(({ number, second }) => [number, second])).toEqual([
      [1, false],
      [0, true],
    ])
    expect(new Set(night.map((slot) => slot.at)).size).toBe(50)
    expect(night.find(({ from }) => from.includes('T04:00'))?.number).toBe(1)
  })

  test('of an unknown group is 404, of no date or too many days 400', async () => {
    const ask = async (query: Record<string, string>) =>
      (await server.send(getSlots, { query })).status
    expect(await ask({ from: day, days: '1', AcdGroupsID: '999999' })).toBe(404)
    expect(await ask({ from: '2027-02-30', days: '1' })).toBe(400)
    expect(await ask({ from: day, days: '0' })).toBe(400)
    expect(await ask({ from: day, days: '32' })).toBe(400)
  })

  test('is read from an index, of one group and of all', async () => {
    await server.db.asAccount(1, (tx) =>
      sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
          acd_event_status_id, sender, subject, n_priority, dt_created, dt_modified,
          dt_last_modified, dt_remind, search_text)
        SELECT 1, 100000 + n, 235, '', 3, CASE n % 2 WHEN 0 THEN 1 ELSE 99 END, '4930', 'S', 50,
          now(), now(), now(), '2026-10-01T00:00Z'::timestamptz + n * interval '10 minutes', ''
        FROM generate_series(1, 20000) AS n`.execute(tx),
    )
    await server.db.analyze()
    for (const AcdGroupsID of [undefined, 235]) {
      const statements: Parameters<typeof spiedReads>[1] = []
      const { now } = server.time
      await spiedReads(
        server.db,
        statements,
      )((tx) => readSlots(tx, { from: day, days: 7, AcdGroupsID, now, zone: 'Europe/Berlin' }))
      const plans = (await plansOf(server.db, statements)).join('\n')
      expect(plans).toMatch(/(Only )?Scan (using|on) acd_events_appointments/)
      expect(plans).not.toMatch(/Seq Scan on acd_events\b/)
    }
  })
})

describe('a held create', () => {
  const refusing = { hours, capacity: capacity(2), whenFull: 'refuse', whenClosed: 'refuse' }

  test('into a full slot is refused, with the next free ones', async () => {
    await set(refusing)
    await create(at('10:00'))
    await create(at('11:00'))
    await create(at('11:10'))
    expect(await statusOf(at('10:20'))).toBe(200)
    const refused = await hold(at('10:29'))
    expect(refused.status).toBe(409)
    const { error, free } = await refused.json()
    expect(error).toBe('This half hour of the group is full')
    expect(free.map(({ from }: { from: string }) => from)).toEqual([
      '2026-12-01T10:30:00.000',
      '2026-12-01T11:30:00.000',
      ...['09:00', '09:30', '10:00', '10:30'].map((time) => `2026-12-08T${time}:00.000`),
    ])
    expect(free.some(isFull)).toBe(false)
    const [first] = free
    expect(await statusOf(at(first.from.slice(11, 16), first.from.slice(0, 10)))).toBe(200)
  })

  test('into a closed slot is refused, also where it has room', async () => {
    await set(refusing)
    const refused = await hold(at('12:00'))
    expect([refused.status, (await refused.json()).error]).toEqual([
      409,
      'The group is closed in this half hour',
    ])
  })

  test('is let in where the group only warns, or nothing is appointed, or it has passed', async () => {
    await set({ hours, capacity: capacity(0) })
    expect(await statusOf(at('10:00'))).toBe(200)
    expect(await statusOf(at('13:00'))).toBe(200)
    await set({ ...refusing, capacity: capacity(0) })
    expect(await statusOf({})).toBe(200)
    expect(await statusOf(at('10:00', '2026-11-24'))).toBe(200)
    // The half hour that is under way can still be too full.
    expect(await statusOf(at('12:00', '2026-11-24'))).toBe(409)
  })

  test('holds its place until it is taken back, and hands it on to its event', async () => {
    await set({ ...refusing, capacity: capacity(1) })
    const key = 'slot-form-of-its-own'
    expect(await statusOf(at('10:00'), key)).toBe(200)
    expect((await slotAt('10:00'))?.number).toBe(1)
    expect(await statusOf(at('10:00'))).toBe(409)
    // The same form again is no second one.
    expect(await statusOf(at('10:00'), key)).toBe(200)
    await server.call(takeBackEvent, { params: { key } })
    expect((await slotAt('10:00'))?.number).toBe(0)
    expect(await statusOf(at('10:00'))).toBe(200)
    server.time.now += 6000
    await server.releaseDue()
    expect((await slotAt('10:00'))?.number).toBe(1)
    expect(await statusOf(at('10:00'))).toBe(409)
  })

  test('that was refused leaves its key free for another time', async () => {
    await set({ ...refusing, capacity: capacity(1) })
    await create(at('10:00'))
    const key = 'slot-form-of-its-own'
    expect(await statusOf(at('10:00'), key)).toBe(409)
    expect(await statusOf(at('10:30'), key)).toBe(200)
  })
})

test('the number of each slot is that of the list behind it, on the nights of the clock too', async () => {
  const random = seeded(7)
  const days = ['2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31', '2027-11-01']
  for (let count = 0; count < 150; count += 1) {
    const time = `${String(random.integer(0, 23)).padStart(2, '0')}:${random.pick(['00', '05', '29', '30', '59'])}`
    const AcdGroupsID = random.pick([group, 235, 501])
    const id = (await create({ ...at(time, random.pick(days)), AcdGroupsID })).records[0]?.ID ?? 0
    if (random.chance(0.2)) {
      await server.call(actOnEvent, {
        params: { AcdEventsID: String(id) },
        body: { action: 'close' },
      })
    }
  }
  for (const time of ['02:05', '02:05', '02:30', '02:30']) await create(at(time, '2027-10-31'))
  // The second pass of an hour, of which date and time cannot speak.
  await server.db.asAccount(1, (tx) =>
    sql`UPDATE acd_events SET dt_remind = dt_remind + interval '1 hour'
      WHERE dt_remind >= '2027-10-31T00:00Z' AND dt_remind < '2027-10-31T01:00Z' AND id % 2 = 0`.execute(
      tx,
    ),
  )
  const night = (await slots({ from: '2027-10-31', ...all })).filter(({ from }) =>
    from.includes('T02:'),
  )
  expect(night.map(({ number }) => number > 0)).toEqual([true, true, true, true])
  for (const AcdGroupsID of [undefined, group]) {
    for (const from of days) {
      const own = AcdGroupsID === undefined ? all : {}
      for (const slot of await slots({ from, ...own })) {
        const name = `${slot.from.slice(0, 16)}${slot.second ? '.2' : ''}`
        const filter = agendaFilter(name, { group: AcdGroupsID, zone: server.config.zone })
        const query = { filter, limitPageSize: '1' }
        const { total } = await server.call(listEvents, { query })
        expect([name, slot.number]).toEqual([name, total])
      }
    }
  }
}, 120_000)

test('a create of the REST API is never refused by hours or capacity', async () => {
  await set({ hours, capacity: capacity(0), whenFull: 'refuse', whenClosed: 'refuse' })
  for (const time of ['10:00', '13:00']) {
    expect((await create(at(time))).records).toHaveLength(1)
  }
})

test('fifty holds at once for room for seven: seven are let in, by two processes', async () => {
  await set({ capacity: capacity(7), whenFull: 'refuse' })
  await create(at('10:00'))
  const other = await server.db.again()
  const { app, close } = createApp({ ...server.parts, db: other })
  const elsewhere = (body: object, key: string) =>
    app.request('/app/v1/events/held', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.tokens.admin}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    })
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, form) => {
      const own = { ...event, ...at(form % 3 === 0 ? '10:10' : '10:00'), Subject: `Form ${form}` }
      const key = `slot-at-once-${form}-xxxxxxxx`
      return form % 2 === 0 ? hold(own, key) : elsewhere(own, key)
    }),
  )
  const refused = answers.filter(({ status }) => status === 409)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(6)
  expect(refused).toHaveLength(44)
  for (const answer of refused) expect((await answer.json()).free.length).toBeGreaterThan(0)
  server.time.now += 6000
  await server.releaseDue()
  expect(await slotAt('10:00')).toMatchObject({ number: 7, capacity: 7 })
  close()
  await other.close()
})
