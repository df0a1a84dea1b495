import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getEventListChanges, listSnapshotEvents } from '@/contract/event/changes'
import { getEventFacets } from '@/contract/event/eventList'
import { createEvent } from '@/contract/event/newEvent'
import { fillEvents } from '@/testing/fillEvents'
import { startServer, type TestServer } from '@/testing/startServer'
import { pruneChanges } from './pruneChanges'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const size = 20
const page = (query: Record<string, string> = {}) =>
  server.call(listSnapshotEvents, {
    query: { limitPageSize: String(size), orderBy: 'dtCreated', ascending: 'false', ...query },
  })
const changesSince = (asOf: string, filter = '', IDs: number[] = []) =>
  server.call(getEventListChanges, {
    query: { asOf, filter, ...(IDs.length > 0 ? { IDs: IDs.join(',') } : {}) },
  })
const numbers = async (asOf: string, filter = '') => {
  const { created, changed, gone } = await changesSince(asOf, filter)
  return { created, changed, gone }
}

const create = async (Subject = 'Hello') => {
  const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject }
  return (await server.call(createEvent, { body })).records[0]?.ID ?? 0
}
type Values = {
  n_priority?: number
  acd_event_status_id?: number
  subject?: string
  dt_remind?: Date | null
}
const update = (id: number | undefined, values: Values) =>
  server.db.asAccount(1, (tx) =>
    tx
      .updateTable('acd_events')
      .set(values)
      .where('id', '=', id ?? 0)
      .execute(),
  )
const remove = (id: number | undefined) =>
  server.db.asAccount(1, (tx) =>
    tx
      .deleteFrom('acd_events')
      .where('id', '=', id ?? 0)
      .execute(),
  )

describe('a list as of a moment', () => {
  test.each(['', 'status:open', 'priority:<150', 'zanzibar', 'created:>=-24h'])(
    'has the numbers of that snapshot beside its filters: %s',
    async (filter) => {
      await create('Zanzibar')
      const { asOf, records, total } = await page({ filter, total: 'true' })
      const facets = (query: Record<string, string>) => server.call(getEventFacets, { query })
      const before = await facets({ filter })
      expect(before.total).toBe(total)
      await update(records[0]?.ID, { acd_event_status_id: 99, n_priority: 180 })
      await create('Zanzibar again')
      await remove(records[1]?.ID)
      expect(await facets({ filter, asOf })).toEqual(before)
      expect(await facets({ filter })).not.toEqual(before)
    },
  )

  test('stays word for word as it was, on every page, whatever happens', async () => {
    const first = await page({ total: 'true' })
    const asOf = first.asOf
    const all = (await page({ limitPageSize: '1000', asOf })).records
    await create()
    await update(all[3]?.ID, { n_priority: 199 })
    await update(all[30]?.ID, { acd_event_status_id: 99 })
    await remove(all[25]?.ID)
    await create()

    const later = await page({ limitStart: String(size), asOf, total: 'true' })
    expect(later.records).toEqual(all.slice(size, 2 * size))
    expect(later.total).toBe(first.total)
    expect((await page({ limitPageSize: '1000', asOf })).records).toEqual(all)
    const present = await page({ total: 'true' })
    expect(present.total).toBe((first.total ?? 0) + 1)
  })

  test.each([
    ['dtCreated', 'true'],
    ['dtRemind', 'true'],
    ['dtRemind', 'false'],
    ['Subject', 'false'],
    ['ID', 'true'],
  ])('keeps its order by %s, ascending %s, on every page', async (orderBy, ascending) => {
    const order = { orderBy, ascending }
    const { asOf, records: all } = await page({ ...order, limitPageSize: '1000' })
    const touched = [0, 1, 7, 21, 22, 40, 63, all.length - 1].map((at) => all[at]?.ID)
    for (const [at, ID] of touched.entries()) {
      if (at % 3 === 0) await remove(ID)
      else await update(ID, { subject: `A ${at}`, dt_remind: at % 3 === 1 ? null : new Date(0) })
    }
    await create('AAA')
    for (let start = 0; start < all.length; start += size) {
      const then = await page({ ...order, asOf, limitStart: String(start) })
      expect(then.records, `from ${start}`).toEqual(all.slice(start, start + size))
    }
  })

  test('keeps its filter: what matched then is there, what came in since is not', async () => {
    const filter = 'status:open'
    const { asOf, records } = await page({ filter, limitPageSize: '1000' })
    const closed = (await page({ filter: 'status:closed' })).records[0]
    await update(records[0]?.ID, { acd_event_status_id: 99 })
    await update(closed?.ID, { acd_event_status_id: 1 })
    expect((await page({ filter, asOf, limitPageSize: '1000' })).records).toEqual(records)
  })

  test('is refused when it is no longer kept, and when it is no moment', async () => {
    const { asOf } = await page()
    await create()
    await server.db.asAccount(1, (tx) =>
      tx
        .updateTable('acd_event_changes')
        .set({ changed_at: new Date(0) })
        .execute(),
    )
    await pruneChanges(server.db)
    const ask = (snapshot: string) =>
      server.fetch(`/app/v1/events?limitPageSize=20&asOf=${encodeURIComponent(snapshot)}`)
    expect((await ask(asOf)).status).toBe(409)
    for (const wrong of ['x', '5:4:@1', '1:9:8,3@1', "1:1:@1'--"]) {
      expect((await ask(wrong)).status, wrong).toBe(400)
    }
    expect(await changesSince(asOf)).toMatchObject({ startOver: true })
  })
})

describe('how a list stands', () => {
  test('is counted over the whole filter: new, changed, gone', async () => {
    const filter = 'status:open'
    const { asOf, records } = await page({ filter, limitPageSize: '1000' })
    await create()
    const twice = await create()
    await update(twice, { n_priority: 3 })
    for (const at of [0, 5]) await update(records[at]?.ID, { n_priority: 180 })
    await update(records[5]?.ID, { n_priority: 181 })
    await update(records[6]?.ID, { acd_event_status_id: 99 })
    await remove(records[7]?.ID)
    expect(await numbers(asOf, filter)).toEqual({ created: 2, changed: 2, gone: 2 })
  })

  test('knows nothing of what came and went, and of what went and came back', async () => {
    const filter = 'status:open'
    const { asOf, records } = await page({ filter })
    await remove(await create())
    await update(records[0]?.ID, { acd_event_status_id: 99 })
    await update(records[0]?.ID, { acd_event_status_id: 1 })
    const outside = (await page({ filter: 'status:closed' })).records[0]
    await update(outside?.ID, { n_priority: 5 })
    expect(await numbers(asOf, filter)).toEqual({ created: 0, changed: 1, gone: 0 })
  })

  test('judges a word of the filter by the text of then and the text of now', async () => {
    const ID = await create('A zebra crosses')
    const { asOf } = await page({ filter: 'zebra' })
    await server.db.asAccount(1, (tx) =>
      tx
        .updateTable('acd_events')
        .set({ subject: 'A horse', search_text: 'a horse' })
        .where('id', '=', ID)
        .execute(),
    )
    await create('Another zebra')
    expect(await numbers(asOf, 'zebra')).toEqual({ created: 1, changed: 0, gone: 1 })
    expect((await page({ filter: 'zebra', asOf })).records.map((event) => event.ID)).toEqual([ID])
  })

  test('brings the present records of the rows in sight, and names those that are gone', async () => {
    const { asOf, records } = await page()
    const [changed, gone, outOfSight] = records.map((event) => event.ID)
    await update(changed, { n_priority: 177 })
    await update(outOfSight, { n_priority: 177 })
    await remove(gone)
    const answer = await changesSince(asOf, '', [changed ?? 0, gone ?? 0])
    expect(answer.records.map(({ ID, nPriority }) => [ID, nPriority])).toEqual([[changed, 177]])
    expect(answer.goneIDs).toEqual([gone])
    expect(answer).toMatchObject({ created: 0, changed: 2, gone: 1, clockwork: false })
  })

  test('moves with the clock where the filter does', async () => {
    const filter = 'appointment:due'
    const later = (
      await page({
        filter: 'appointment:later status:Distribute,New',
        orderBy: 'dtRemind',
        ascending: 'true',
      })
    ).records[0]
    const { asOf, total = 0 } = await page({ filter, total: 'true' })
    expect(await changesSince(asOf, filter)).toMatchObject({ created: 0, clockwork: true })
    server.time.now += 365 * 24 * 60 * 60_000
    const { created, gone } = await numbers(asOf, filter)
    expect(created).toBeGreaterThan(0)
    expect(gone).toBe(0)
    expect((await page({ filter, asOf, total: 'true' })).total).toBe(total)
    await update(later?.ID, { acd_event_status_id: 99 })
    expect(await numbers(asOf, filter)).toEqual({ created: created - 1, changed: 0, gone: 0 })
  })

  test('sees no other client account', async () => {
    const { asOf } = await page()
    await server.db.asAccount(2, (tx) =>
      tx.updateTable('acd_events').set({ n_priority: 3 }).where('id', '>', 0).execute(),
    )
    expect(await numbers(asOf)).toEqual({ created: 0, changed: 0, gone: 0 })
  })

  test('says that it has to start over after one statement on very many events', async () => {
    const { asOf, records } = await page()
    await fillEvents(server.db, 1, 600)
    expect(await changesSince(asOf)).toMatchObject({ startOver: true })
    expect(records).toHaveLength(size)
  })
})
