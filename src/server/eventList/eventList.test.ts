import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listSnapshotEvents } from '@/contract/event/changes'
import {
  getEventFacets,
  getEventNeighbours,
  getValueCounts,
  listEventPlaces,
} from '@/contract/event/eventList'
import { type AcdEvent, listEvents } from '@/contract/event/events'
import { listColumns } from '@/contract/event/listColumns'
import { createEvent } from '@/contract/event/newEvent'
import { LabelLanguage } from '@/contract/values/labels'
import { createView, getViewCounts } from '@/contract/views'
import * as de from '@/messages/de'
import * as en from '@/messages/en'
import * as fr from '@/messages/fr'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const count = async (filter: string) =>
  (await server.call(listEvents, { query: { filter, limitPageSize: '1' } })).total ?? 0

test('the titles of exports are those of the list', () => {
  for (const language of LabelLanguage.options) {
    const { events } = { en, de, fr }[language]
    const titles: Record<string, string> = events.columns
    for (const [column, { key, labels }] of Object.entries(listColumns)) {
      expect(labels[language], `${language} ${column}`).toBe(titles[column === 'age' ? 'age' : key])
    }
  }
})

describe('places', () => {
  const every = 7

  test.each(
    Object.values(listColumns).flatMap(({ key }) =>
      (['true', 'false'] as const).map((ascending) => ({ orderBy: key, ascending })),
    ),
  )('by %j hold what stands in the list there, as far as there is a value', async (order) => {
    const asked = { filter: '-status:error', ...order }
    const page = await server.call(listSnapshotEvents, {
      query: { ...asked, limitPageSize: '1000', total: 'false' },
    })
    const { values } = await server.call(listEventPlaces, {
      query: { ...asked, asOf: page.asOf, every: String(every) },
    })
    const listed = page.records
      .filter((_, place) => place % every === 0)
      .map((event) => event[order.orderBy])
      .filter((value) => value !== null)
      .map((value) => (order.orderBy === 'Subject' ? String(value).slice(0, 80) : value))
    expect(listed.length).toBeGreaterThan(5)
    expect(values).toEqual(listed)
  })

  test('are few, however long the list is; a step that is none is refused', async () => {
    const { asOf } = await server.call(listSnapshotEvents, { query: { limitPageSize: '1' } })
    const { values } = await server.call(listEventPlaces, { query: { asOf, every: '1' } })
    expect(values.length).toBeLessThanOrEqual(400)
    const bad = await server.fetch(
      `/app/v1/events/places?asOf=${encodeURIComponent(asOf)}&every=0`,
      {},
    )
    expect(bad.status).toBe(400)
  })
})

describe('facets', () => {
  const fields = {
    status: 'AcdEventStatusID',
    type: 'AcdEventTypesID',
    group: 'AcdGroupsID',
  } as const

  test.each([
    ['', { status: '', type: '', group: '' }],
    [
      'status:open type:callback,email Invoice',
      {
        status: 'type:callback,email Invoice',
        type: 'status:open Invoice',
        group: 'status:open type:callback,email Invoice',
      },
    ],
    [
      'group:Support,235 -status:done appointment:due priority:>=50',
      {
        status: 'group:Support,235 -status:done appointment:due priority:>=50',
        type: 'group:Support,235 -status:done appointment:due priority:>=50',
        group: '-status:done appointment:due priority:>=50',
      },
    ],
  ])('of %j are what the list has with each value alone', async (filter, without) => {
    const facets = await server.call(getEventFacets, { query: { filter } })
    expect(facets.total).toBe(await count(filter))
    for (const [field, key] of Object.entries(fields)) {
      const rest = without[field as keyof typeof fields]
      let sum = 0
      for (const { ID, count: left } of facets[key]) {
        expect(left, `${field}:${ID}`).toBe(await count(`${rest} ${field}:${ID}`))
        sum += left
      }
      expect(sum, field).toBe(await count(rest))
    }
  })

  test('a filter that cannot be read is refused at its character', async () => {
    const response = await server.send(getEventFacets, { query: { filter: 'status:open x:1' } })
    expect(response.status).toBe(400)
    expect((await response.json()).error).toContain('at character 13')
  })

  test('are unchanged until an event changes, and are the principal’s own', async () => {
    const path = '/app/v1/events/facets?filter=agent:me'
    const first = await server.fetch(path, {}, server.tokens.agent)
    const etag = first.headers.get('etag') ?? ''
    const headers = { 'if-none-match': etag }
    expect((await server.fetch(path, { headers }, server.tokens.agent)).status).toBe(304)
    const other = await server.fetch(path, { headers })
    expect(other.status).toBe(200)
    expect((await other.json()).total).toBe(0)
    expect((await first.json()).total).toBeGreaterThan(0)
  })
})

describe('counts', () => {
  test.each([
    ['agent', 'status:open type:callback agent:none', 'status:open type:callback'],
    ['appointment', 'appointment:due,overdue type:callback,ticket', 'type:callback,ticket'],
  ] as const)('beside each %s are what the list has with it alone', async (of, filter, rest) => {
    const { counts } = await server.call(getValueCounts, { query: { of, filter } })
    expect(counts.length).toBeGreaterThan(2)
    for (const { value, count: left } of counts) {
      expect(left, value).toBe(await count(`${rest} ${of}:${value}`))
    }
  })

  const everyWord = 'open,dueNow,overdue,waitingCallbacks,errors,mine,all'

  test('of views are those of their lists; of one that cannot be read there is none', async () => {
    const view = {
      name: 'Invoices',
      filter: 'Invoice status:open',
      sort: '-created',
      columns: ['subject'],
      density: 'normal',
      shared: false,
    } as const
    const made = await server.call(createView, { body: { ...view, columns: ['subject'] } })
    const saved = String(made.records[0]?.ID)
    const views = `${everyWord},${saved},2147483647`
    const { counts } = await server.call(getViewCounts, { query: { views } })
    const found = Object.fromEntries(counts.map(({ view: key, count: left }) => [key, left]))
    expect(found).toEqual({
      open: await count('status:open'),
      dueNow: await count('appointment:due'),
      overdue: await count('appointment:overdue'),
      waitingCallbacks: await count('type:Callback status:Distribute'),
      errors: await count('status:Error'),
      mine: await count('status:open agent:me'),
      all: await count(''),
      [saved]: await count('Invoice status:open'),
      '2147483647': null,
    })
  })

  test('of views are those of the snapshot that the list shows', async () => {
    const query = { limitPageSize: '1' } as const
    const { asOf } = await server.call(listSnapshotEvents, { query })
    const read = async (then?: string) =>
      (await server.call(getViewCounts, { query: { views: everyWord, asOf: then } })).counts
    const before = await read(asOf)
    const [event] = (await server.call(listEvents, { query: { filter: 'status:open' } })).records
    if (!event) throw new Error('The demo data hold an open event')
    const closed = await server.fetch(`/app/v1/events/${event.ID}/actions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'close' }),
    })
    expect(closed.status).toBe(200)
    expect(await read(asOf)).toEqual(before)
    const countOf = (counts: typeof before, key: string) =>
      counts.find(({ view }) => view === key)?.count ?? 0
    expect(countOf(await read(), 'open')).toBe(countOf(before, 'open') - 1)
  })
})

describe('an appointment', () => {
  const minute = 60_000
  test.each([
    ['to come', -minute, 1, []],
    ['reached just now', 0, 1, ['due']],
    ['that waits as long as the grace', 15 * minute, 20, ['due']],
    ['that waits longer', 15 * minute + 1, 20, ['due', 'overdue']],
    ['that somebody has', 16 * minute, 30, []],
    ['of a reminder', 16 * minute, 40, ['due', 'overdue']],
    ['of a closed event', 16 * minute, 99, []],
    ['of a group without grace', 1, 1, ['due', 'overdue'], 501],
  ])('%s', async (_, since, acd_event_status_id, words, AcdGroupsID = 500) => {
    const body = { AcdEventTypesID: 5, AcdGroupsID, Sender: 'a@example.com', Subject: 'Waits' }
    const [event] = (await server.call(createEvent, { body })).records
    const change = { dt_remind: new Date(server.time.now - since), acd_event_status_id }
    await server.db.asAccount(1, (tx) =>
      tx
        .updateTable('acd_events')
        .set(change)
        .where('id', '=', event?.ID ?? 0)
        .execute(),
    )
    const found = await Promise.all(
      ['due', 'overdue'].map(async (word) =>
        (await count(`appointment:${word} id:${event?.ID}`)) === 1 ? [word] : [],
      ),
    )
    expect(found.flat()).toEqual(words)
  })
})

describe('neighbours', () => {
  const keys = [
    'dtCreated',
    'dtRemind',
    'UsersID',
    'Receiver',
    'Sender',
    'nPriority',
    'ID',
  ] as const

  test.each(keys)('by %s are the rows before and after, in both directions', async (orderBy) => {
    for (const ascending of ['true', 'false'] as const) {
      const query = { filter: 'status:open', orderBy, ascending }
      const { records } = await server.call(listEvents, { query })
      // The ends, the middle, and where the empty ones begin.
      const empty = records.findIndex((record) => record[orderBy] === null)
      const places = [0, 1, Math.floor(records.length / 2), empty - 1, empty, records.length - 1]
      for (const place of places.filter((entry) => entry >= 0)) {
        const params = { AcdEventsID: String(records[place]?.ID) }
        expect(await server.call(getEventNeighbours, { params, query })).toEqual({
          index: place,
          previous: records[place - 1]?.ID ?? null,
          next: records[place + 1]?.ID ?? null,
          matches: true,
        })
      }
    }
  })

  test('an event that the filter does not leave has the place where it would stand', async () => {
    const { records } = await server.call(listEvents)
    const isOpen = ({ AcdEventStatusID }: AcdEvent) => AcdEventStatusID < 99
    const place = records.findIndex((event, index) => index > 100 && !isOpen(event))
    const before = records.slice(0, place).filter(isOpen)
    const after = records.slice(place).filter(isOpen)
    const params = { AcdEventsID: String(records[place]?.ID) }
    const found = await server.call(getEventNeighbours, {
      params,
      query: { filter: 'status:open' },
    })
    expect(found).toEqual({
      index: before.length,
      previous: before.at(-1)?.ID ?? null,
      next: after[0]?.ID ?? null,
      matches: false,
    })
  })

  test('names both faults, and an event that is not there', async () => {
    const params = { AcdEventsID: '2039' }
    const query = { filter: 'x:1', orderBy: 'nothing' }
    const refused = await server.send(getEventNeighbours, { params, query })
    const { issues } = await refused.json()
    expect(issues.map(({ path }: { path: string }) => path)).toEqual(['filter', 'orderBy'])
    const missing = await server.send(getEventNeighbours, { params: { AcdEventsID: '999999' } })
    expect([missing.status, (await missing.json()).error]).toEqual([404, 'ACD event not found'])
  })
})
