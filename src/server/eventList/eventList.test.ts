import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventColumns, labelLanguages } from '@/contract/eventColumns'
import { getEventFacets, getEventNeighbours } from '@/contract/eventList'
import { type AcdEvent, listEvents } from '@/contract/events'
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
  for (const [place, { events }] of [en, de, fr].entries()) {
    const titles: Record<string, string> = events.columns
    for (const [column, { key, labels }] of Object.entries(eventColumns)) {
      expect(labels[place], `${labelLanguages[place]} ${column}`).toBe(
        titles[column === 'age' ? 'age' : key],
      )
    }
  }
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

  test('are unchanged until an event changes, and are the asker’s own', async () => {
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
