import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { randomFrom } from '../database/randomFrom'
import { anyInjury, type Injury } from './injuries'
import { startUpstream, type TestUpstream } from './startUpstream'

let upstream: TestUpstream
beforeAll(async () => {
  upstream = await startUpstream()
})
beforeEach(async () => {
  upstream.heal()
  await upstream.server.reset()
})
afterAll(() => upstream.close())

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${upstream.url}/1${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${upstream.server.tokens.admin}`,
      // One that rests may be closed just as it is used again.
      connection: 'close',
      ...(init.body ? { 'content-type': 'application/json' } : {}),
      ...init.headers,
    },
  })
const list = async (path = '/acd/groups') => (await ask(path)).json()
const body = JSON.stringify({ AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'Proxy' })
const create = (headers: HeadersInit = {}) =>
  ask('/acd/events/create', { method: 'POST', body, headers })
const created = async () => {
  const answer = await upstream.server.fetch('/rest/v1.0/1/acd/events?filter=subject:Proxy')
  return (await answer.json()).count
}

describe('what is documented', () => {
  test('comes through, without the keys, headers and parameters that are ours', async () => {
    const answer = await ask('/acd/events?limitPageSize=1&filter=status:99', {
      headers: { 'if-none-match': '*' },
    })
    expect(answer.headers.get('etag')).toBeNull()
    const { records, count, ...envelope } = await answer.json()
    expect(envelope).toEqual({
      filter: '',
      limitStart: 0,
      limitPageSize: -1,
      orderBy: 'dtCreated',
      ascending: true,
      status: 200,
    })
    expect(count).toBe(records.length)
    expect(count).toBeGreaterThan(10)
    expect(Object.keys(records[0])).toHaveLength(32)
  })

  test('is 404 without a body where we alone have the call', async () => {
    for (const path of ['/users/user?uid=a', '/dialler/campaigns/campaign/1', '/events/held']) {
      const answer = await ask(path)
      expect([answer.status, await answer.text()]).toEqual([404, ''])
    }
  })

  test('knows no key of a write: sent twice it is done twice', async () => {
    const headers = { 'idempotency-key': 'the same' }
    await create(headers)
    await create(headers)
    expect(await created()).toBe(2)
    expect(upstream.calls.at(-1)).toEqual({
      method: 'POST',
      path: '/rest/v1.0/1/acd/events/create',
      body,
    })
  })

  test('refusals come through with their sentence alone', async () => {
    const answer = await ask('/acd/events/create', { method: 'POST', body: '{}' })
    expect(answer.status).toBe(400)
    expect(Object.keys(await answer.json())).toEqual(['status', 'error'])
    const { status } = await fetch(`${upstream.url}/1/acd/groups`)
    expect(status).toBe(401)
  })
})

describe('an injury', () => {
  test.each<[Injury]>([
    [{ is: 'truncated' }],
    [{ is: 'miscounted' }],
    [{ is: 'doubled' }],
    [{ is: 'shrunk', left: 1 }],
    [{ is: 'disordered' }],
    [{ is: 'other schema' }],
    [{ is: 'key more' }],
    [{ is: 'key less', key: 'Name' }],
  ])('%j changes one answer, and closed JSON it stays', async (injury) => {
    const whole = await list()
    upstream.injureNext(injury)
    const hurt = await list()
    expect(hurt).not.toEqual(whole)
    expect(await list()).toEqual(whole)
    const isCounted = hurt.count === hurt.records.length
    expect(isCounted).toBe(!['truncated', 'miscounted'].includes(injury.is))
    const isUnique = new Set(hurt.records.map(({ ID }: { ID: unknown }) => ID)).size
    expect(isUnique === hurt.records.length).toBe(injury.is !== 'doubled')
  })

  test.each([0, 0.5, 0.99])('cut after %f of it never ends', async (after) => {
    upstream.injureNext({ is: 'cut', after })
    await expect(ask('/acd/groups').then((answer) => answer.text())).rejects.toThrow()
  })

  test('a status comes with its headers, and nobody was asked', async () => {
    const headers = { 'Retry-After': '7' }
    upstream.injureNext({ is: 'refused', status: 503, headers })
    const answer = await create()
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '7'])
    expect(await created()).toBe(0)
  })

  test.each<[Injury, number]>([
    [{ is: 'answer lost' }, 1],
    [{ is: 'done late', ms: 20 }, 1],
    [{ is: 'request lost' }, 0],
    [{ is: 'cut', after: 0.5 }, 1],
  ])('%j: nobody is told, and %i is done', async (injury, count) => {
    upstream.injureNext(injury)
    await expect(create().then((answer) => answer.text())).rejects.toThrow()
    await upstream.settled()
    expect(await created()).toBe(count)
  })

  test('silence lasts until the caller leaves', async () => {
    upstream.injureNext({ is: 'silent' })
    const signal = AbortSignal.timeout(100)
    await expect(ask('/acd/groups', { signal })).rejects.toThrow(/timeout/)
  })

  test('a slow answer is whole', async () => {
    upstream.injureNext({ is: 'slow', ms: 80 })
    const began = performance.now()
    expect((await list()).status).toBe(200)
    expect(performance.now() - began).toBeGreaterThan(70)
  })

  test('an empty answer is 200', async () => {
    upstream.injureNext({ is: 'empty' })
    const answer = await ask('/acd/groups')
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })

  test('is chosen by a seed, the same in every run', () => {
    const chosen = (seed: number) => {
      const random = randomFrom(seed)
      return Array.from({ length: 50 }, () => anyInjury('POST', random))
    }
    expect(chosen(1)).toEqual(chosen(1))
    expect(new Set(chosen(1).map(({ is }) => is)).size).toBeGreaterThan(5)
  })
})

test('down, it refuses the connection; up again, it is at the same place', async () => {
  await upstream.setDown(true)
  const failure = await create().catch((error) => error.cause.code)
  expect(failure).toBe('ECONNREFUSED')
  await upstream.setDown(false)
  expect((await create()).status).toBe(200)
})
