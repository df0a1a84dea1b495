import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { eventTypes } from '@/contract/filter/names'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from '../createApp'
import { makeLog } from '../log'
import { operationNotes } from '../operation/operationNotes'
import { readConfig } from '../settings/config'
import { metricsApp } from './metricsRoutes'

const token = 'metrics-token-of-at-least-32-characters'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ CALLBOARD_METRICS_TOKEN: token })
})
afterAll(() => server.close())

const asked = (authorization?: string) =>
  server.app.request('/metrics', authorization ? { headers: { authorization } } : {})
const scrape = async () => (await asked(`Bearer ${token}`)).text()

/** The values of a metric by their labels, as they are written. */
function valuesOf(text: string, name: string): Record<string, number> {
  const lines = [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))]
  return Object.fromEntries(lines.map(([, labels = '', value]) => [labels, Number(value)]))
}
const sumOf = (values: Record<string, number>) =>
  Object.values(values).reduce((sum, value) => sum + value, 0)

describe('/metrics on the port of pages', () => {
  test('is for who has the token alone', async () => {
    for (const wrong of [undefined, 'Bearer x', token, `Bearer ${token}x`, `bearer${token}`]) {
      expect((await asked(wrong)).status, wrong).toBe(401)
    }
    // Another right gives none of it.
    expect((await asked(`Bearer ${server.tokens.admin}`)).status).toBe(401)
    const answer = await asked(`Bearer ${token}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ])
  })

  test('is not there without a token', async () => {
    const { app, close } = createApp({ ...server.parts, config: readConfig({}) })
    for (const authorization of [`Bearer ${token}`, `Bearer ${server.tokens.admin}`]) {
      const answer = await app.request('/metrics', { headers: { authorization } })
      expect([answer.status, await answer.text()]).toEqual([404, ''])
    }
    close()
  })
})

test('at their own port nothing else is answered, and no token is asked for', async () => {
  const app = metricsApp(async () => 'callboard_info 1\n')
  expect(await (await app.request('/metrics')).text()).toBe('callboard_info 1\n')
  for (const [path, method] of [
    ['/', 'GET'],
    ['/app/v1/session', 'GET'],
    ['/metrics', 'POST'],
    ['/metrics/x', 'GET'],
  ] as const) {
    expect((await app.request(path, { method })).status, path).toBe(404)
  }
})

describe('what is measured', () => {
  test('requests by the pattern of their route, never by their path', async () => {
    const before = valuesOf(await scrape(), 'callboard_http_requests_total')
    for (const id of [2350, 2351, 999_999]) {
      await server.fetch(`/rest/v1.0/1/acd/events/event/${id}`)
    }
    await server.fetch('/rest/v1.0/1/acd/events/event/abc')
    await server.app.request('/nothing/here/+4930123456')
    await server.app.request('/app/v1/session')
    const text = await scrape()
    const after = valuesOf(text, 'callboard_http_requests_total')
    const more = (labels: string) => (after[labels] ?? 0) - (before[labels] ?? 0)
    const route = 'route="/rest/v1.0/{ClientsID}/acd/events/event/{AcdEventsID}"'
    expect(more(`${route},status="200"`)).toBe(2)
    expect(more(`${route},status="404"`)).toBe(1)
    expect(more(`${route},status="400"`)).toBe(1)
    expect(more('route="unknown",status="404"')).toBe(1)
    expect(more('route="/app/v1/session",status="401"')).toBe(1)
    const counted = valuesOf(text, 'callboard_http_request_duration_seconds_count')
    const answered = Object.entries(after).filter(([labels]) => labels.startsWith(route))
    expect(counted[route]).toBe(sumOf(Object.fromEntries(answered)))
    // Of the labels: a measured value may hold any digits.
    const labels = [...text.matchAll(/\{.*\}/g)].join('\n')
    expect(labels).toContain(route)
    expect(labels).not.toContain('4930123456')
    expect(labels).not.toContain('2350')
  })

  test('events by group, type and status, at most a minute old', async () => {
    const all = async () => valuesOf(await scrape(), 'callboard_events')
    server.time.now += 60_000
    const before = await all()
    const { count } = await server.call(listEvents)
    const own = Object.entries(before).filter(([labels]) => labels.includes('client="1"'))
    expect(sumOf(Object.fromEntries(own))).toBe(count)
    const body = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '4930123456', Subject: 'One more' }
    await server.call(createEvent, { body })
    server.time.now += 60_000
    const after = await all()
    const labels = 'client="1",group="235",type="Callback",status="Distribute"'
    expect((after[labels] ?? 0) - (before[labels] ?? 0)).toBe(1)
    expect(sumOf(after) - sumOf(before)).toBe(1)
    expect(eventTypes.some(({ key }) => key === 'Callback')).toBe(true)
  })

  test('database, connections, queue, bodies, feeds, backups and mirrors', async () => {
    const operation = operationNotes()
    const config = server.config
    const { app, close } = createApp({ ...server.parts, config, operation })
    const read = async () =>
      (await app.request('/metrics', { headers: { authorization: `Bearer ${token}` } })).text()
    await app.request('/app/v1/events/facets', {
      headers: { authorization: `Bearer ${server.tokens.admin}` },
    })
    const first = await read()
    expect(valuesOf(first, 'callboard_database_up')).toEqual({ '': 1 })
    expect(valuesOf(first, 'callboard_database_size_bytes')['']).toBeGreaterThan(1_000_000)
    expect(valuesOf(first, 'callboard_database_seconds_count')['']).toBeGreaterThan(0)
    expect(valuesOf(first, 'callboard_queue_seconds_count')['']).toBe(1)
    expect(valuesOf(first, 'callboard_queue_waiting')).toEqual({ '': 0 })
    expect(valuesOf(first, 'callboard_backup_last_success_timestamp_seconds')).toEqual({ '': 0 })
    expect(Object.keys(valuesOf(first, 'callboard_database_connections'))).toContain(
      'pool="main",state="busy"',
    )
    operation.noteBackup({ at: server.time.now - 1000, isWhole: true })
    operation.noteBackup({ at: server.time.now, isWhole: false, reason: 'No room' })
    operation.noteMirror(1, { asOf: server.time.now - 7000, stateAt: () => 'fresh' })
    operation.noteMirror(2, { asOf: null, stateAt: () => 'silent' })
    const second = await read()
    expect(valuesOf(second, 'callboard_backup_failures_total')).toEqual({ '': 1 })
    expect(valuesOf(second, 'callboard_backup_last_success_timestamp_seconds')['']).toBe(
      (server.time.now - 1000) / 1000,
    )
    expect(valuesOf(second, 'callboard_mirror_age_seconds')).toEqual({ 'client="1"': 7 })
    const states = valuesOf(second, 'callboard_mirror_state')
    expect(Object.entries(states).filter(([, value]) => value === 1)).toEqual([
      ['client="1",state="fresh"', 1],
      ['client="2",state="silent"', 1],
    ])
    close()
  })

  test('a database that is away is told, and no number of events is', async () => {
    const broken = () => Promise.reject(new Error('away'))
    const db = { ...server.db, asGate: broken, asAccount: broken }
    const { app, close } = createApp({ ...server.parts, db })
    const answer = await app.request('/metrics', { headers: { authorization: `Bearer ${token}` } })
    const text = await answer.text()
    expect([answer.status, valuesOf(text, 'callboard_database_up')]).toEqual([200, { '': 0 }])
    expect(valuesOf(text, 'callboard_events')).toEqual({})
    close()
  })
})

test('the alert rules ask for nothing that is not measured', async () => {
  const rules = readFileSync('deploy/alerts.yaml', 'utf8')
  const asked = new Set(rules.match(/\b(callboard|process|nodejs)_\w+/g))
  const text = await scrape()
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)]
  const known = new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    ),
  )
  expect(asked.size).toBeGreaterThan(6)
  expect([...asked].filter((name) => !known.has(name))).toEqual([])
})

describe('the access log', () => {
  const seeded = ['4930123456', 'Erika Mustermann', 'please call me']

  test('has one line for each request, by route and IDs alone', async () => {
    const lines: string[] = []
    const log = makeLog('info', { write: (line) => void lines.push(line) })
    const { app, close } = createApp({ ...server.parts, log })
    const headers = {
      authorization: `Bearer ${server.tokens.agent}`,
      'content-type': 'application/json',
    }
    const [Sender, name, text] = seeded
    const body = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender, Subject: name, Body: text }
    const create = { method: 'POST', headers, body: JSON.stringify(body) }
    await app.request('/rest/v1.0/1/acd/events/create', create)
    await app.request(
      `/rest/v1.0/1/acd/events?filter=${encodeURIComponent(`"${name}" ${Sender}`)}`,
      {
        headers: { authorization: `Bearer ${server.tokens.admin}` },
      },
    )
    await app.request(`/rest/v1.0/1/users/user?uid=${encodeURIComponent(name ?? '')}`, { headers })
    await app.request(`/${encodeURIComponent(name ?? '')}`)
    await app.request('/app/v1/session', { headers: { authorization: `Bearer ${Sender}` } })
    close()
    const told = lines.map((line) => JSON.parse(line))
    expect(told.map(({ route, status }) => [route, status])).toEqual([
      ['/rest/v1.0/{ClientsID}/acd/events/create', 200],
      ['/rest/v1.0/{ClientsID}/acd/events', 200],
      ['/rest/v1.0/{ClientsID}/users/user', 200],
      ['unknown', 404],
      ['/app/v1/session', 401],
    ])
    expect(told[0]).toMatchObject({ level: 30, ClientsID: 1, UsersID: 3, method: 'POST' })
    expect(told[1].AccessTokensID).toEqual(expect.any(Number))
    expect(told[4]).not.toHaveProperty('AccessTokensID')
    for (const { ms } of told) expect(ms).toBeGreaterThanOrEqual(0)
    const keys = ['level', 'time', 'pid', 'hostname', 'method', 'route', 'status', 'ms', 'msg']
    const ids = ['ClientsID', 'UsersID', 'AccessTokensID']
    for (const line of told) {
      expect(Object.keys(line).filter((key) => ![...keys, ...ids].includes(key))).toEqual([])
    }
    for (const said of seeded) expect(lines.join('')).not.toContain(said)
  })
})
