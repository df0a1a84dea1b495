import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Alert,
  listAlerts,
  quietAlert,
  removeViewLimit,
  setViewLimit,
  takeAlert,
} from '@/contract/alerts'
import { createEvent } from '@/contract/event/newEvent'
import type { ViewLimit } from '@/contract/viewLimit'
import { createView, deleteView, listViews, type NewView, updateView } from '@/contract/views'
import { startServer, type TestServer } from '@/testing/startServer'
import type { Db } from '../db/open'
import { limitWatch } from './watchLimits'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const watchOver = (db: Db = server.db) =>
  limitWatch({ ...server.parts, db, settings: server.config })
/** So many seconds later. */
async function watch(seconds = 1): Promise<void> {
  server.time.now += seconds * 1000
  await watchOver()()
}

const mine = 'subject:"Late parcel"'
const view = (change: Partial<NewView> = {}): NewView => ({
  name: 'Parcels',
  filter: mine,
  sort: '-created',
  columns: ['id'],
  density: 'normal',
  shared: true,
  ...change,
})
async function make(change: Partial<NewView> = {}, token = server.tokens.supervisor) {
  const [made] = (await server.call(createView, { body: view(change) }, { token })).records
  if (!made) throw new Error('No view was made')
  return made
}
const params = (ID: number) => ({ ViewsID: String(ID) })
const limit = (ID: number, body: ViewLimit, token = server.tokens.supervisor) =>
  server.call(setViewLimit, { params: params(ID), body }, { token })
const limited = async (body: ViewLimit, change: Partial<NewView> = {}) => {
  const made = await make(change)
  await limit(made.ID, body)
  return made
}

const create = async (count: number) => {
  const body = {
    AcdEventTypesID: 5,
    AcdGroupsID: 235,
    Sender: 'a@example.com',
    Subject: 'Late parcel',
  }
  const IDs: number[] = []
  for (let made = 0; made < count; made += 1) {
    IDs.push((await server.call(createEvent, { body })).records[0]?.ID ?? 0)
  }
  return IDs
}
const remove = (...IDs: number[]) =>
  server.db.asAccount(1, (tx) => tx.deleteFrom('acd_events').where('id', 'in', IDs).execute())

const alerts = async (token = server.tokens.admin) =>
  (await server.call(listAlerts, {}, { token })).records
const act = (row: typeof takeAlert | typeof quietAlert, alert: Alert | undefined, token: string) =>
  server.send(row, { params: { AlertsID: String(alert?.ID) } }, { token })
const put = async (ID: number, body: object, token: string) => {
  const init = { method: 'PUT', body: JSON.stringify(body) }
  const response = await server.fetch(`/app/v1/views/${ID}/limit`, init, token)
  return { status: response.status, ...(await response.json()) }
}

describe('the limit of a view', () => {
  test('is shown with the view, changed and removed', async () => {
    const { ID } = await make()
    const [set] = (await limit(ID, { nAbove: 5, nMinutes: 2 })).records
    expect(set).toMatchObject({ ID, limit: { nAbove: 5, nMinutes: 2 } })
    const shown = async () => (await server.call(listViews)).records.map((one) => one.limit)
    expect(await shown()).toEqual([{ nAbove: 5, nMinutes: 2 }])
    await limit(ID, { nAbove: 0, nMinutes: 0 })
    expect(await shown()).toEqual([{ nAbove: 0, nMinutes: 0 }])
    await server.call(removeViewLimit, { params: params(ID) })
    expect(await shown()).toEqual([null])
  })

  test('is a matter of its owner and of admins, as every change of a view is', async () => {
    const { agent, supervisor, admin, foreign } = server.tokens
    const [own, shared] = [await make({ name: 'own', shared: false }), await make()]
    const body = { nAbove: 1, nMinutes: 1 }
    expect((await put(shared.ID, body, agent)).status).toBe(403)
    expect((await put(shared.ID, body, admin)).status).toBe(200)
    for (const token of [agent, admin, foreign]) {
      expect((await put(own.ID, body, token)).status).toBe(404)
    }
    expect((await put(own.ID, body, supervisor)).status).toBe(200)
  })

  test('is refused with every fault named', async () => {
    const { ID } = await make()
    const { status, issues } = await put(ID, { nAbove: -1, nMinutes: '2' }, server.tokens.admin)
    expect([status, issues.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['nAbove', 'nMinutes'],
    ])
  })
})

describe('an alert', () => {
  test('begins when a breach has lasted, once, with the events that caused it', async () => {
    const { ID } = await limited({ nAbove: 2, nMinutes: 2 })
    const IDs = await create(3)
    await watch()
    expect(await alerts()).toEqual([])
    await watch(119)
    expect(await alerts()).toEqual([])
    await watch(1)
    const [alert, ...others] = await alerts()
    expect(others).toEqual([])
    expect(alert).toEqual({
      ID: expect.any(Number),
      viewID: ID,
      view: 'Parcels',
      nAbove: 2,
      nMinutes: 2,
      value: 3,
      dtBegan: '2026-11-24T12:02:01.000',
      dtEnded: null,
      takenBy: null,
      quieted: false,
      AcdEventsIDs: IDs.reverse(),
    })
    await watch(300)
    expect(await alerts()).toHaveLength(1)
  })

  test('does not begin where the breach had a break', async () => {
    await limited({ nAbove: 1, nMinutes: 2 })
    const [first = 0] = await create(2)
    await watch()
    await remove(first)
    await watch(60)
    await create(1)
    await watch(60)
    await watch(60)
    expect(await alerts()).toEqual([])
    await watch(60)
    expect(await alerts()).toHaveLength(1)
  })

  test('ends by itself one and a tenth below its limit, and begins anew', async () => {
    await limited({ nAbove: 10, nMinutes: 0 })
    const IDs = await create(11)
    await watch()
    await remove(...IDs.slice(0, 2))
    await watch()
    expect((await alerts())[0]?.dtEnded).toBeNull()
    await remove(...IDs.slice(2, 3))
    await watch()
    expect((await alerts())[0]).toMatchObject({ value: 11, dtEnded: '2026-11-24T12:00:03.000' })
    await create(3)
    await watch()
    expect((await alerts()).map(({ dtEnded }) => dtEnded === null)).toEqual([true, false])
  })

  test('begins by time alone, where the view asks for what time changes', async () => {
    const { ID } = await limited({ nAbove: 0, nMinutes: 0 }, { filter: `${mine} appointment:due` })
    const [event = 0] = await create(1)
    const due = new Date(server.time.now + 60_000)
    await server.db.asAccount(1, (tx) =>
      tx.updateTable('acd_events').set({ dt_remind: due }).where('id', '=', event).execute(),
    )
    await watch()
    await watch(30)
    expect(await alerts()).toEqual([])
    await watch(30)
    expect(await alerts()).toMatchObject([{ viewID: ID, value: 1, AcdEventsIDs: [event] }])
  })

  test('counts as its owner sees the view', async () => {
    const made = await make({ filter: 'status:open agent:me' }, server.tokens.agent)
    await limit(made.ID, { nAbove: 0, nMinutes: 0 }, server.tokens.agent)
    await watch()
    const theirs = await server.db.asAccount(1, (tx) =>
      tx
        .selectFrom('acd_events')
        .select('id')
        .where('users_id', '=', 3)
        .where('acd_event_status_id', 'not in', [99, 100])
        .orderBy('id', 'desc')
        .execute(),
    )
    expect((await alerts(server.tokens.agent))[0]).toMatchObject({
      value: theirs.length,
      AcdEventsIDs: theirs.map(({ id }) => id),
    })
  })

  test('names a hundred events at most', async () => {
    await limited({ nAbove: 50, nMinutes: 0 }, { filter: '' })
    await watch()
    const [alert] = await alerts()
    expect(alert?.value).toBeGreaterThan(100)
    expect(alert?.AcdEventsIDs).toHaveLength(100)
  })

  test.each<[string, (ID: number) => Promise<unknown>]>([
    ['another limit', (ID) => limit(ID, { nAbove: 1, nMinutes: 7 })],
    ['no limit', (ID) => server.call(removeViewLimit, { params: params(ID) })],
    [
      'another filter',
      (ID) => server.call(updateView, { params: params(ID), body: view({ filter: 'id:1' }) }),
    ],
    ['its deletion', (ID) => server.call(deleteView, { params: params(ID) })],
  ])('ends with %s', async (_, change) => {
    const { ID } = await limited({ nAbove: 0, nMinutes: 0 })
    await create(2)
    await watch()
    await change(ID)
    await watch(10)
    expect(await alerts()).toMatchObject([
      { viewID: ID, view: 'Parcels', dtEnded: '2026-11-24T12:00:01.000' },
    ])
  })

  test('goes on where the same limit is set again, or the view gets another name', async () => {
    const { ID } = await limited({ nAbove: 0, nMinutes: 0 })
    await create(1)
    await watch()
    await limit(ID, { nAbove: 0, nMinutes: 0 })
    await server.call(updateView, { params: params(ID), body: view({ name: 'Renamed' }) })
    await watch()
    expect(await alerts()).toMatchObject([{ view: 'Renamed', dtEnded: null }])
  })

  test('is seen by those who see the view, and by nobody else', async () => {
    const { agent, supervisor, admin, foreign } = server.tokens
    await limited({ nAbove: 0, nMinutes: 0 }, { name: 'own', shared: false })
    await create(1)
    await watch()
    const [own] = await alerts(supervisor)
    expect(own).toMatchObject({ view: 'own' })
    for (const token of [agent, admin, foreign]) {
      expect(await alerts(token)).toEqual([])
      expect((await act(takeAlert, own, token)).status).toBe(404)
    }
    await limited({ nAbove: 0, nMinutes: 0 })
    await watch()
    expect((await alerts(agent)).map((alert) => alert.view)).toEqual(['Parcels'])
    expect(await alerts(foreign)).toEqual([])
  })

  test('is taken by the first who does', async () => {
    const { agent, admin } = server.tokens
    await limited({ nAbove: 0, nMinutes: 0 })
    await create(1)
    await watch()
    const [alert] = await alerts()
    const both = await Promise.all([act(takeAlert, alert, admin), act(takeAlert, alert, agent)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const taken = both[0]?.status === 200 ? admin : agent
    const [name] = (await alerts()).map(({ takenBy }) => takenBy)
    if (taken === admin) expect(name).toBe('admin')
    else expect(name).toMatch(/^\p{L}+ \p{L}+/u)
    expect((await act(takeAlert, alert, taken)).status).toBe(200)
  })

  test('is quiet until it gets worse than ever', async () => {
    await limited({ nAbove: 1, nMinutes: 0 })
    const [first = 0] = await create(3)
    await watch()
    const quieted = async () => (await alerts())[0]?.quieted
    const [alert] = await alerts()
    expect((await act(quietAlert, alert, server.tokens.agent)).status).toBe(200)
    expect(await quieted()).toBe(true)
    await remove(first)
    await watch()
    await create(1)
    await watch()
    expect(await quieted()).toBe(true)
    await create(1)
    await watch()
    expect((await alerts())[0]).toMatchObject({ value: 4, quieted: false })
  })

  test('that has ended is neither taken nor quieted', async () => {
    await limited({ nAbove: 0, nMinutes: 0 })
    const [only = 0] = await create(1)
    await watch()
    const [alert] = await alerts()
    await act(quietAlert, alert, server.tokens.admin)
    await remove(only)
    await watch()
    expect((await alerts())[0]).toMatchObject({ quieted: false, dtEnded: expect.any(String) })
    for (const row of [takeAlert, quietAlert]) {
      const response = await act(row, alert, server.tokens.admin)
      expect([response.status, (await response.json()).error]).toEqual([
        409,
        'This alert has ended',
      ])
    }
  })
})

describe('the watch', () => {
  const countedAt = async () =>
    server.db.asAccount(1, async (tx) => {
      const rows = await tx.selectFrom('view_limits').select('not_before').execute()
      return rows.map(({ not_before }) => not_before.getTime() - 1000)
    })

  test('counts a view where its events have changed, and once a second at most', async () => {
    await limited({ nAbove: 5, nMinutes: 0 })
    await watch()
    const first = server.time.now
    expect(await countedAt()).toEqual([first])
    await watch(60)
    expect(await countedAt()).toEqual([first])
    await create(1)
    await watch(0.5)
    const second = server.time.now
    expect(await countedAt()).toEqual([second])
    await create(1)
    await watch(0.5)
    expect(await countedAt()).toEqual([second])
    await watch(0.5)
    expect(await countedAt()).toEqual([server.time.now])
  })

  test('by many processes at once begins one alert and stores what is told of it once', async () => {
    await limited({ nAbove: 1, nMinutes: 1 })
    await create(2)
    const other = await server.db.again()
    const [one, two] = [watchOver(), watchOver(other)]
    await Promise.all([one(), two()])
    server.time.now += 60_000
    await Promise.all([one(), two(), one(), two()])
    // A process that ends leaves the next one all that it has to know.
    await two()
    expect(await alerts()).toHaveLength(1)
    const told = await server.db.asAccount(1, (tx) =>
      tx.selectFrom('alert_deliveries').select('state').execute(),
    )
    expect(told).toEqual([{ state: 'began' }])
    await other.close()
  })

  test('comes to an end where each count takes longer than the next one waits', async () => {
    await limited({ nAbove: 0, nMinutes: 0 }, { filter: `${mine} created:today` })
    await create(1)
    let counted = 0
    const clock = () => {
      counted += 1
      server.time.now += 3000
      return server.time.now
    }
    await limitWatch({ ...server.parts, clock, settings: server.config })()
    // Once for the round, once for the view, once to find none left.
    expect(counted).toBe(3)
    expect(await alerts()).toHaveLength(1)
  })

  test('goes on with the others where one view cannot be counted', async () => {
    const broken = await limited({ nAbove: 0, nMinutes: 0 }, { name: 'broken' })
    await limited({ nAbove: 0, nMinutes: 0 })
    await create(1)
    await server.db.asAccount(1, (tx) =>
      sql`UPDATE saved_views SET filter = 'unknown:1' WHERE id = ${broken.ID}`.execute(tx),
    )
    await watch()
    expect((await alerts()).map(({ view: name }) => name)).toEqual(['Parcels'])
  })
})
