import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '@/contract/endpoints'
import { actOnEvent } from '@/contract/event/eventActions'
import { type AcdEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { listGroups } from '@/contract/groups'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const events = '/rest/v1.0/1/acd/events'
const ids = (records: { ID: number }[]) => records.map(({ ID }) => ID)

describe('paging and sorting', () => {
  test('pages side by side are the whole list, each with its total', async () => {
    const all = await server.call(listEvents)
    const pages: number[] = []
    for (let limitStart = 0; limitStart < all.count; limitStart += 100) {
      const query = { limitStart: String(limitStart), limitPageSize: '100' }
      const page = await server.call(listEvents, { query })
      expect(page.total).toBe(all.count)
      expect(page.limitStart).toBe(limitStart)
      pages.push(...ids(page.records))
    }
    expect(pages).toEqual(ids(all.records))
    expect(all).not.toHaveProperty('total')
    const beyond = await server.call(listEvents, { query: { limitStart: '2000000' } })
    expect(beyond).toMatchObject({ records: [], count: 0, total: all.count })
  })

  test('total=false saves the count', async () => {
    const page = await server.call(listEvents, { query: { limitPageSize: '5', total: 'false' } })
    expect(page).not.toHaveProperty('total')
    expect(page.count).toBe(5)
  })

  const keys = ['dtRemind', 'Receiver', 'UsersID', 'Sender', 'nPriority', 'dtModified'] as const
  test.each(keys)(
    'by %s: nulls last in both directions, ties by ID in the same one',
    async (key) => {
      for (const ascending of [true, false]) {
        const query = { orderBy: key, ascending: String(ascending) as 'true' }
        const { records } = await server.call(listEvents, { query })
        const compare = (a: AcdEvent, b: AcdEvent) => {
          const [x, y] = [a[key], b[key]]
          if (x === null || y === null) {
            if (x !== y) return x === null ? 1 : -1
          } else if (x !== y) return (x < y ? -1 : 1) * (ascending ? 1 : -1)
          return (a.ID - b.ID) * (ascending ? 1 : -1)
        }
        expect(ids(records)).toEqual(ids([...records].sort(compare)))
      }
    },
  )

  test('every scalar key of every list can be ordered by, in a page and in a whole list', async () => {
    const lists = endpoints.filter(({ name }) =>
      /^list(Events|Groups|Users|Campaigns|Contacts|EventTypes|EventStatus)$/.test(name),
    )
    expect(lists).toHaveLength(7)
    for (const row of lists) {
      const path = row.path.replace('{ClientsID}', '1')
      const first = await (await server.fetch(`${path}?limitPageSize=1`)).json()
      for (const key of Object.keys(first.records[0])) {
        const page = await server.fetch(`${path}?orderBy=${key}&limitPageSize=50&total=false`)
        const whole = await server.fetch(`${path}?orderBy=${key}`)
        const records = (await whole.json()).records
        expect((await page.json()).records, `${row.name} ${key}`).toEqual(records.slice(0, 50))
      }
    }
  })

  test('names sort without regard to case', async () => {
    const { records } = await server.call(listGroups)
    const names = records.map(({ Name }) =>
      Name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    )
    expect(names).toEqual([...names].sort())
  })
})

describe('ETag', () => {
  const created = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'b' }
  const comment = { action: 'comment', Comment: 'c' } as const
  const paths = ['', '?limitPageSize=3', '/event/2039', '/types']

  test.each(paths)(
    '%s: unchanged is 304 without a body, changed is 200 with another tag',
    async (path) => {
      const first = await server.fetch(events + path)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[^"]+"$/)
      await first.text()
      const again = await server.fetch(events + path, { headers: { 'if-none-match': etag } })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
      const listed = `W/"x", ${etag}`
      const among = await server.fetch(events + path, { headers: { 'if-none-match': listed } })
      expect(among.status).toBe(304)
      await server.call(createEvent, { body: created })
      await server.call(actOnEvent, { params: { AcdEventsID: '2039' }, body: comment })
      const changed = await server.fetch(events + path, { headers: { 'if-none-match': etag } })
      expect(changed.status).toBe(path === '/types' ? 304 : 200)
      await changed.text()
    },
  )

  test('a change of another client changes nothing here', async () => {
    const first = await server.fetch(`${events}?limitPageSize=3`)
    const etag = first.headers.get('etag') ?? ''
    const groups = await server.call(listGroups, {}, { token: server.tokens.foreign, ClientsID: 2 })
    const group = groups.records.find(({ AcdGroupTypesID }) => AcdGroupTypesID !== 2)?.ID ?? 0
    const body = { ...created, AcdGroupsID: group }
    await server.call(createEvent, { body }, { token: server.tokens.foreign, ClientsID: 2 })
    const again = await server.fetch(`${events}?limitPageSize=3`, {
      headers: { 'if-none-match': etag },
    })
    expect(again.status).toBe(304)
  })

  test('what depends on the clock is never unchanged', async () => {
    const path = `${events}?filter=appointment:due`
    const etag = (await server.fetch(path)).headers.get('etag') ?? ''
    server.time.now += 60_000
    const later = await server.fetch(path, { headers: { 'if-none-match': etag } })
    expect(later.status).toBe(200)
  })
})

describe('compression', () => {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['*', 'br'],
    ['br;q=0, gzip', 'gzip'],
  ] as const)(
    'accepts %s: %s, whole lists and pages alike, with a tag of its own',
    async (accept, encoding) => {
      for (const path of [events, `${events}?limitPageSize=20`]) {
        const plain = await server.fetch(path)
        const packed = await server.fetch(path, { headers: { 'accept-encoding': accept } })
        expect(packed.headers.get('content-encoding')).toBe(encoding)
        expect(packed.headers.get('vary')).toContain('Accept-Encoding')
        expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'))
        const text = unpack[encoding](Buffer.from(await packed.arrayBuffer())).toString()
        expect(text).toBe(await plain.text())
        const tag = packed.headers.get('etag') ?? ''
        const again = await server.fetch(path, {
          headers: { 'accept-encoding': accept, 'if-none-match': tag },
        })
        expect(again.status).toBe(304)
      }
    },
  )

  test.each(['', 'identity', 'br;q=0', 'deflate'])('accepts %s: plain', async (accept) => {
    const response = await server.fetch(events, { headers: { 'accept-encoding': accept } })
    expect(response.headers.get('content-encoding')).toBeNull()
    await response.json()
  })
})
