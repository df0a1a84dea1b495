import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Endpoint } from '@/contract/endpoint'
import { endpoints } from '@/contract/endpoints'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const pathOf = (row: Endpoint, value = '1') =>
  row.path.replace('{ClientsID}', '1').replace(/\{\w+\}/g, value)

/** JSON texts of values that a schema, a rule, a hash or the database may trip over. */
const values = [
  '{"toString":1}',
  '{"valueOf":1}',
  '{"toJSON":"x"}',
  '{"then":1}',
  '{"__proto__":{"AcdGroupsID":235}}',
  '{"constructor":{"prototype":1}}',
  '{"length":1e9}',
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  '[null,[],{}]',
  '"\\ud800"',
  '"\\udc00x"',
  '"a\\u0000b"',
  '"\\uffff"',
  '"__proto__"',
  '"0001-01-01"',
  '"9999-12-31"',
  '1e400',
  '-1e400',
  '-0',
  '0.1',
  '9007199254740993',
  '123456789012345678901234567890',
  'true',
  'null',
  '""',
  `"${'x'.repeat(3000)}"`,
]

/** The beginnings of bodies that are right, so that one hostile value gets as far as it can. */
const right: Record<string, Record<string, unknown>> = {
  createEvent: { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456789', Subject: 'a' },
  holdEvent: { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456789', Subject: 'a' },
  actOnEvent: { action: 'remind', dtAppointmentDate: '2026-12-24' },
  actOnEvents: { IDs: [1], act: { action: 'comment', Comment: 'a' } },
  cloneCampaign: { source: 'Campaign 1000', destination: 'Another' },
  importContact: { Name: 'a', DiallerCampaignsID: 1, PhoneNumber1: '49199123456789' },
  importContacts: { duplicates: 'keep', lines: [{ line: 1, contact: { Name: 'a' } }] },
  createView: {
    name: 'a',
    filter: '',
    sort: 'created',
    columns: ['id'],
    density: 'normal',
    shared: false,
  },
}

function keysOf(row: Endpoint): string[] {
  if (row.body === undefined) return []
  const schema = z.toJSONSchema(row.body, { io: 'input', unrepresentable: 'any' })
  const branches = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  return [...new Set(branches.flatMap(({ properties = {} }) => Object.keys(properties)))]
}

/** `base` with the JSON text under a key: what JSON.stringify would not write can stand in it. */
const withValue = (base: Record<string, unknown>, key: string, value: string) => {
  const others = Object.entries(base).filter(([name]) => name !== key)
  const texts = others.map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`)
  return `{${[...texts, `${JSON.stringify(key)}:${value}`].join()}}`
}

function bodiesOf(row: Endpoint): string[] {
  const keys = keysOf(row)
  const base = right[row.name] ?? {}
  return values.flatMap((value) => [
    value,
    `{${keys.map((key) => `${JSON.stringify(key)}:${value}`).join()}}`,
    ...keys.map((key) => withValue(base, key, value)),
  ])
}

/** Whatever is sent, the answer is one of the contract's own: never that something broke. */
async function expectNoBreak(path: string, init: RequestInit, what: string): Promise<void> {
  const response = await server.fetch(path, init)
  expect(response.status, what.slice(0, 200)).toBeLessThan(500)
  const type = response.headers.get('content-type') ?? ''
  if (response.status >= 400 && type !== '') {
    expect(await response.json(), what).toMatchObject({ status: response.status })
  } else if (type.startsWith('text/event-stream')) await response.body?.cancel()
  // An answer that is made while it is sent may break on its way.
  else await response.text()
}

const named = (rows: readonly Endpoint[]) => rows.map((row) => [row.name, row] as const)

describe('hostile requests never break anything', () => {
  const withBody = endpoints.filter(({ body }) => body !== undefined)
  test.each(named(withBody))('bodies of %s', async (_, row) => {
    for (const [place, body] of bodiesOf(row).entries()) {
      // Its own key each time, so that the hash of the request is made as well.
      const headers = { 'idempotency-key': `hostile-${row.name}-${place}` }
      await expectNoBreak(pathOf(row), { method: row.method, body, headers }, body)
    }
  })

  const texts = [
    '%00',
    '%ff',
    '__proto__',
    'toString',
    '-0',
    '1e3',
    '%D9%A3',
    '0001-01-01',
    '%F0%9F',
  ]
  const withQuery = endpoints.filter(({ query }) => query !== undefined)
  test.each(named(withQuery))('queries of %s', async (_, row) => {
    for (const key of Object.keys(row.query?.shape ?? {})) {
      for (const text of [...texts, 'created:0001-01-01', 'appointment:..9999-12-31']) {
        const query = `${key}=${text}`
        await expectNoBreak(`${pathOf(row)}?${query}`, { method: row.method }, query)
      }
    }
  })

  const withParams = endpoints.filter(({ params }) => params !== undefined)
  test.each(named(withParams))('paths of %s', async (_, row) => {
    for (const text of [...texts, '2147483648', 'a'.repeat(3000), '%2e%2e', '%2f', '%25']) {
      const init = { method: row.method, ...(row.body ? { body: '{}' } : {}) }
      await expectNoBreak(pathOf(row, text), init, text)
    }
  })

  const headers = [
    'if-match',
    'if-none-match',
    'idempotency-key',
    'last-event-id',
    'accept-encoding',
    'cookie',
    'authorization',
    'content-type',
    'origin',
    'sec-fetch-site',
  ]
  test.each(named(endpoints))('headers of %s', async (_, row) => {
    for (const name of headers) {
      for (const text of ['\u00ff', '__proto__', '"\\', '1:1:@1', ', ,;q=;', 'x'.repeat(5000)]) {
        const init = { method: row.method, headers: { [name]: text } }
        const body = row.body ? { body: '{}' } : {}
        await expectNoBreak(pathOf(row), { ...init, ...body }, `${name}: ${text}`)
      }
    }
  })
})

describe('which methods a path knows', () => {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  const paths = [...new Set(endpoints.map(({ path }) => path))]
  test.each(paths)('%s answers 405 to every other one, with what it does know', async (path) => {
    const known = endpoints.filter((row) => row.path === path)
    const allowed = [...new Set(known.map(({ method }) => method))]
    const [row] = known
    if (row === undefined) throw new Error('A path without a row')
    for (const method of methods) {
      if (allowed.some((one) => one === method)) continue
      const response = await server.fetch(pathOf(row), { method })
      expect([response.status, response.headers.get('allow')], method).toEqual([
        405,
        allowed.join(', '),
      ])
      expect(await response.json()).toMatchObject({ status: 405 })
    }
  })

  test('a literal segment is never taken for an ID', async () => {
    for (const path of ['dialler/campaigns/clone', 'dialler/contacts/import']) {
      const response = await server.fetch(`/rest/v1.0/1/${path}`)
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    }
  })
})

describe('a query parameter that is given twice', () => {
  test.each(named(endpoints))('is 400 at %s, and named', async (_, row) => {
    const body = row.body ? { body: '{}' } : {}
    const path = `${pathOf(row)}?name=A&name=B&name=C&other=1`
    const response = await server.fetch(path, { method: row.method, ...body })
    expect(response.status).toBe(400)
    const { issues } = await response.json()
    const twice = issues.filter(({ path: at }: { path: string }) => at === 'name')
    expect(twice).toContainEqual({ path: 'name', message: 'must be given once' })
  })
})
