import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listSnapshotEvents } from '@/contract/event/changes'
import { countMatches, getEventFacets } from '@/contract/event/eventList'
import { listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { fillEvents } from '@/testing/fillEvents'
import { startServer, type TestServer } from '@/testing/startServer'
import { currentSnapshot } from '../changes/snapshot'
import { wholeAccount } from '../db/scope'
import { eventSums } from './eventSums'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const listed = (filter: string) =>
  server.call(listSnapshotEvents, {
    query: { filter, limitPageSize: '5', total: 'false', counted: 'true' },
  })
const total = async (filter: string) =>
  (await server.call(listEvents, { query: { filter, limitPageSize: '1' } })).total ?? 0
const change = (id: number | undefined, values: object) =>
  server.db.asAccount(1, (tx) =>
    tx
      .updateTable('acd_events')
      .set(values)
      .where('id', '=', id ?? 0)
      .execute(),
  )
const create = (Subject: string) =>
  server.call(createEvent, {
    body: { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject },
  })

describe('rows with what is counted beside them', () => {
  test.each([
    '',
    'status:open',
    'status:open type:callback,email group:235',
    '-status:done type:3,5,7 -group:235',
    'group:Support status:1,20 type:callback',
    'Invoice',
    'status:open agent:me priority:>=50',
    'appointment:due',
  ])('of %j have the total and the facets of their list', async (filter) => {
    const { records, total: sum, facets, count } = await listed(filter)
    expect(count).toBe(records.length)
    expect(sum).toBe(await total(filter))
    expect(facets).toEqual(await server.call(getEventFacets, { query: { filter } }))
  })

  test('that follow the clock are counted each time', async () => {
    const filter = 'appointment:due'
    const before = (await listed(filter)).total ?? 0
    server.time.now += 366 * 24 * 3_600_000
    const { total: after } = await listed(filter)
    expect(after).toBe(await total(filter))
    expect(after).toBeGreaterThan(before)
  })

  test('follow each change, one by one and many at once', async () => {
    const same = async () => {
      for (const filter of ['', 'status:open', 'status:99 type:5']) {
        expect((await listed(filter)).total, filter).toBe(await total(filter))
      }
    }
    await same()
    await create('First')
    await same()
    const { records } = await listed('status:open')
    await change(records[0]?.ID, { acd_event_status_id: 99, acd_event_types_id: 5 })
    await change(records[0]?.ID, { acd_event_status_id: 100 })
    await change(records[1]?.ID, { acd_groups_id: 235 })
    await same()
    await server.db.asAccount(1, (tx) =>
      tx
        .deleteFrom('acd_events')
        .where('id', '=', records[2]?.ID ?? 0)
        .execute(),
    )
    await same()
    await fillEvents(server.db, 1, 700)
    await same()
    await create('Last')
    await same()
  })

  test('are absent where nobody asks, and of a list that is no longer the present one', async () => {
    const query = { filter: 'status:open', limitPageSize: '5', total: 'false' } as const
    const plain = await server.call(listSnapshotEvents, { query })
    expect([plain.total, plain.facets]).toEqual([undefined, undefined])
    await create('Later')
    const former = await server.call(listSnapshotEvents, {
      query: { ...query, counted: 'true', asOf: plain.asOf },
    })
    expect([former.total, former.facets]).toEqual([undefined, undefined])
  })

  test('are those of their own client account', async () => {
    await listed('')
    const query = { limitPageSize: '1', total: 'false', counted: 'true' } as const
    const options = { token: server.tokens.foreign }
    const own = await server.call(listSnapshotEvents, { query }, options)
    const { total: all } = await server.call(
      listEvents,
      { query: { limitPageSize: '1' } },
      { ...options, ClientsID: 2 },
    )
    expect(own.total).toBe(all)
    expect(own.total).not.toBe(await total(''))
  })
})

describe('sums that are kept', () => {
  const sum = (sums: readonly { count: number }[]) =>
    sums.reduce((all, { count }) => all + count, 0)

  test('an older snapshot that is read after a newer one has the numbers of its own', async () => {
    if (server.db.kind !== 'postgres') return
    const sumsOf = eventSums()
    const read = () => server.db.asAccount(1, (tx) => sumsOf(tx, wholeAccount(1), server.time.now))
    const before = sum(await read())
    await server.db.asAccount(
      1,
      async (tx) => {
        await currentSnapshot(tx, server.time.now)
        await create('Meanwhile')
        expect(sum(await read())).toBe(before + 1)
        expect(sum(await sumsOf(tx, wholeAccount(1), server.time.now))).toBe(before)
      },
      'repeatable read',
    )
    expect(sum(await read())).toBe(before + 1)
  })
})

describe('matches', () => {
  const counted = (asOf: string, filter: string, most?: string) =>
    server.call(countMatches, { query: { filter, asOf, ...(most ? { most } : {}) } })

  test('are those of the snapshot, whatever happens after it', async () => {
    for (const filter of ['', 'status:open', 'Invoice', 'created:>=-24h']) {
      const { asOf, records } = await listed(filter)
      const before = await total(filter)
      expect(await counted(asOf, filter), filter).toEqual({ count: before, isMore: false })
      await create('Invoice')
      await change(records[0]?.ID, { acd_event_status_id: 99, search_text: '' })
      expect(await counted(asOf, filter), filter).toEqual({ count: before, isMore: false })
    }
  })

  test('beyond a number are said to be more', async () => {
    const { asOf } = await listed('Invoice')
    const all = await total('Invoice')
    expect(all).toBeGreaterThan(3)
    expect(await counted(asOf, 'Invoice', '3')).toEqual({ count: 3, isMore: true })
    expect(await counted(asOf, 'Invoice', String(all))).toEqual({ count: all, isMore: false })
  })

  test('of a snapshot that was forgotten are refused', async () => {
    const { asOf } = await listed('')
    await fillEvents(server.db, 1, 700)
    const refused = await server.send(countMatches, { query: { asOf } })
    expect(refused.status).toBe(409)
  })
})
