import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '@/contract/endpoints'
import { listEvents } from '@/contract/event/events'
import { listHeldEvents } from '@/contract/event/heldEvents'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const rest = '/rest/v1.0/1'
const posts = endpoints.filter((row) => row.method === 'POST' && row.body !== undefined)
const pathOf = (path: string) => path.replace('{ClientsID}', '1').replace(/\{\w+\}/g, '1')

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  server.fetch(path, { method: 'POST', body, headers })

const created = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'b' }
const create = (body: unknown) => post(`${rest}/acd/events/create`, JSON.stringify(body))

async function faults(response: Response): Promise<string[]> {
  expect(response.status).toBe(400)
  const body = await response.json()
  expect(body.status).toBe(400)
  for (const { path } of body.issues) expect(body.error).toContain(path)
  return body.issues.map(({ path }: { path: string }) => path).sort()
}

const eventCount = async () =>
  (await server.call(listEvents, { query: { limitPageSize: '1' } })).total

describe('every POST with a body', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  test.each(posts.map((row) => [row.name, pathOf(row.path), row] as const))(
    '%s refuses what is no JSON object, with the contract’s body and nothing stored',
    async (_, path, { optionalBody }) => {
      const before = await eventCount()
      for (const body of [
        ...(optionalBody ? [] : ['']),
        '{',
        'null',
        '[]',
        '"text"',
        '12',
        '{"a":1}x',
        deep,
        '\u0000',
      ]) {
        const response = await post(path, body)
        expect([400, 413], body.slice(0, 20)).toContain(response.status)
        expect(await response.json()).toMatchObject({ status: response.status })
      }
      expect(await eventCount()).toBe(before)
    },
  )

  test.each(posts.map((row) => [row.name, pathOf(row.path), row.bodyLimit] as const))(
    '%s refuses another content type with 415 and a body over its limit with 413',
    async (_, path, limit) => {
      for (const type of [
        'text/plain',
        'application/xml',
        'application/jsonx',
        'multipart/form-data',
      ]) {
        expect((await post(path, '{}', { 'content-type': type })).status, type).toBe(415)
      }
      const huge = JSON.stringify({ Subject: 'x'.repeat(limit) })
      expect((await post(path, huge)).status).toBe(413)
    },
  )

  test('a body that is not UTF-8 is 400', async () => {
    const response = await post(`${rest}/acd/events/create`, new Uint8Array([0x7b, 0xff, 0x7d]))
    expect(response.status).toBe(400)
  })
})

describe('create', () => {
  test('an empty object names each required key and the group rule', async () => {
    expect(await faults(await create({}))).toEqual([
      'AcdEventTypesID',
      'AcdGroupsID',
      'Sender',
      'Subject',
    ])
  })

  test.each([
    ['a string for an integer', { AcdGroupsID: '235' }, ['AcdGroupsID']],
    ['a number for a string', { Sender: 12345 }, ['Sender']],
    ['an ID below 1', { AcdGroupsID: 0, UsersID: -1 }, ['AcdGroupsID', 'UsersID']],
    ['an ID above 32 bits', { AcdGroupsID: 2_147_483_648 }, ['AcdGroupsID']],
    ['a fraction', { AcdGroupsID: 1.5 }, ['AcdGroupsID']],
    ['an unknown type', { AcdEventTypesID: 8 }, ['AcdEventTypesID']],
    ['a blank subject', { Subject: ' \u00a0\u200b\u2060\ufeff' }, ['Subject']],
    ['a subject of 1001 characters', { Subject: 'x'.repeat(1001) }, ['Subject']],
    ['control characters', { Subject: 'a\u0000b', UserData: 'a\u001bb' }, ['Subject', 'UserData']],
    ['half a surrogate pair', { Subject: 'a\ud800' }, ['Subject']],
    ['a priority of 201', { nPriority: 201 }, ['nPriority']],
    ['a javascript URL', { CrmURL: 'javascript:alert(1)' }, ['CrmURL']],
    ['a relative URL', { CrmURL: '/crm/1' }, ['CrmURL']],
    ['a body for an e-mail', { Body: 'lost' }, ['Body']],
    ['a day before the year 1 in UTC', { dtAppointmentDate: '0001-01-01' }, ['dtAppointmentDate']],
    ['30 February', { dtAppointmentDate: '2026-02-30' }, ['dtAppointmentDate']],
    ['24:00', { dtAppointmentTime: '24:00' }, ['dtAppointmentTime']],
    ['9:5', { dtAppointmentTime: '9:5' }, ['dtAppointmentTime']],
    ['an object for a string', { Sender: { a: 1 } }, ['Sender']],
    ['a list for an ID', { AcdGroupsID: [235] }, ['AcdGroupsID']],
    ['both forms of the group choice', { AcdConfigurationGroupsID: 1 }, ['AcdGroupsID']],
    ['a callback without a number', { AcdEventTypesID: 3, Sender: 'me@example.com' }, ['Sender']],
    [
      'a voice mail to no number',
      { AcdEventTypesID: 1, Sender: '49199', Receiver: 'x' },
      ['Receiver'],
    ],
  ])('%s is 400 at its key', async (_, change, paths) => {
    const before = await eventCount()
    expect(await faults(await create({ ...created, ...change }))).toEqual(paths)
    expect(await eventCount()).toBe(before)
  })

  test('faults of form come before look-ups', async () => {
    expect(await faults(await create({ ...created, AcdGroupsID: 1_999_999, Sender: 1 }))).toEqual([
      'Sender',
    ])
    expect((await create({ ...created, AcdGroupsID: 1_999_999 })).status).toBe(404)
  })

  test('null and "" mean not given; unknown keys, __proto__ included, are ignored', async () => {
    const text = `{"AcdEventTypesID":5,"AcdGroupsID":235,"Sender":"a","Subject":"b","UsersID":null,
      "CrmURL":"","nPriority":null,"AcdAgentGroupsID":null,"__proto__":{"Body":"x"},"constructor":1,"more":{}}`
    const response = await post(`${rest}/acd/events/create`, text)
    expect(response.status).toBe(200)
    const { records } = await response.json()
    expect(records[0]).toMatchObject({ UsersID: null, CrmURL: null, nPriority: 50 })
  })

  test('any text comes back code point for code point, and EventData stays well-formed', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(text, async (UserData) => {
        const bad = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(UserData.replace(/[\t\n\r]/g, ''))
        const response = await create({
          ...created,
          UserData,
          CrmURL: 'https://a.example/?a=1&b=2',
        })
        expect(response.status).toBe(bad ? 400 : 200)
        if (bad) return
        const { records } = await response.json()
        expect(records[0].UserData).toBe(UserData)
        const name = /<displayName>(.*)<\/displayName>/s.exec(records[0].EventData)?.[1] ?? ''
        expect(name).not.toMatch(/[<>"\r]|&(?!(amp|lt|gt|quot|#13);)/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('paths and query strings', () => {
  const ids = [
    '0',
    '-1',
    'x',
    '1.5',
    '2147483648',
    '99999999999',
    '%00',
    '%FF',
    '1%20',
    "1'--",
    'é',
  ]
  const withId = endpoints.filter((row) => row.params !== undefined)
  test.each(withId.map((row) => [row.name, row] as const))(
    '%s answers an ID that is none with 400',
    async (_, row) => {
      for (const id of ids) {
        const path = row.path.replace('{ClientsID}', '1').replace(/\{\w+\}/, id)
        const response = await server.fetch(path, {
          method: row.method,
          headers: { 'content-type': 'application/json' },
        })
        expect(response.status, id).toBe(400)
      }
    },
  )

  test.each([
    ['limitStart=-1', ['limitStart']],
    ['limitStart=x&limitPageSize=1001&ascending=1', ['ascending', 'limitPageSize', 'limitStart']],
    ['limitPageSize=0', ['limitPageSize']],
    ['limitPageSize=-2', ['limitPageSize']],
    ['total=maybe', ['total']],
    ['orderBy=nothing', ['orderBy']],
    ['orderBy=toString', ['orderBy']],
    ['orderBy=nothing&filter=nothing:1', ['filter', 'orderBy']],
    ['filter=nothing%3A1', ['filter']],
    ['filter=status%3A', ['filter']],
    [`filter=${'x'.repeat(5000)}`, ['filter']],
  ])('?%s is 400 and names each parameter', async (query, paths) => {
    for (const list of [
      'acd/events',
      'acd/groups',
      'users',
      'dialler/campaigns',
      'dialler/contacts',
    ]) {
      if (query.includes('status') && list !== 'acd/events') continue
      expect(await faults(await server.fetch(`${rest}/${list}?${query}`)), list).toEqual(paths)
    }
  })

  test('a filter that does not parse names the position', async () => {
    const response = await server.fetch(
      `${rest}/acd/events?filter=${encodeURIComponent('open foo:1')}`,
    )
    expect((await response.json()).error).toContain('at character 6')
  })

  test('searches need their parameter', async () => {
    for (const path of [
      'acd/groups/group',
      'acd/groups/group?name=',
      'users/user',
      'dialler/campaigns/campaign',
      'dialler/contacts/contact',
    ]) {
      expect(await faults(await server.fetch(`${rest}/${path}`)), path).toHaveLength(1)
    }
  })

  test('an unknown endpoint is 404 with an empty body, another method 405 with Allow', async () => {
    const unknown = await server.fetch(`${rest}/acd/nothing`)
    expect([unknown.status, await unknown.text()]).toEqual([404, ''])
    const other = await server.fetch(`${rest}/acd/events`, { method: 'PUT' })
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET'])
    expect(await other.json()).toMatchObject({ status: 405 })
  })

  test('hostile strings in every query parameter never break anything', async () => {
    const rows = endpoints.filter((row) => row.method === 'GET' && row.query !== undefined)
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...rows), text, async (row, value) => {
        for (const key of Object.keys(row.query?.shape ?? {})) {
          const query = new URLSearchParams({ [key]: value })
          const response = await server.fetch(`${pathOf(row.path)}?${query}`)
          expect([200, 400, 404]).toContain(response.status)
          await response.text()
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('a moment after the year 9999 in UTC is refused west of Greenwich, before it waits too', async () => {
  const west = await startServer({ CALLBOARD_TIMEZONE: 'America/New_York' })
  try {
    const last = { dtAppointmentDate: '9999-12-31', dtAppointmentTime: '23:59' }
    for (const path of [`${rest}/acd/events/create`, '/app/v1/events/held']) {
      const headers = { 'idempotency-key': 'a-form-of-its-own-1' }
      const body = JSON.stringify({ ...created, ...last })
      const named = await faults(await west.fetch(path, { method: 'POST', body, headers }))
      expect(named.length, path).toBeGreaterThan(0)
      expect(named.every((name) => name.startsWith('dtAppointment'))).toBe(true)
    }
    expect((await west.call(listHeldEvents)).records).toEqual([])
  } finally {
    await west.close()
  }
})
