import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'
import type { Injury } from '@/testing/upstream/injuries'
import { leaveFewEvents, pollOnce } from '@/testing/upstream/pollOnce'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'

let upstream: TestUpstream
let server: TestServer
beforeAll(async () => {
  upstream = await startUpstream()
  await leaveFewEvents(upstream)
  server = await startServer(upstream.settings)
  await poll()
})
beforeEach(async () => {
  upstream.heal()
  await upstream.setDown(false)
})
afterAll(async () => {
  await server.close()
  await upstream.close()
})

const poll = () => pollOnce(upstream, server)
const campaigns = '/rest/v1.0/1/dialler/campaigns'
const isWrite = ({ method }: { method: string }) => method !== 'GET'
const isList = ({ path }: { path: string }) => path.endsWith('/dialler/campaigns')
const isOne = ({ method, path }: { method: string; path: string }) =>
  method === 'GET' && /campaigns\/\d+$/.test(path)
const lost: Injury = { is: 'answer lost' }

const answered = async (answer: Response) => ({
  status: answer.status,
  ...(answer.headers.get('content-type') ? await answer.json() : {}),
})
const named = async (of: TestServer, name: string): Promise<DiallerCampaign[]> =>
  (await answered(await of.fetch(`${campaigns}/campaign?name=${encodeURIComponent(name)}`))).records
const clone = async (destination: string, key?: string, of = server, more: object = {}) =>
  answered(
    await of.fetch(`${campaigns}/clone`, {
      method: 'POST',
      body: JSON.stringify({ source: 'Campaign 1000', destination, ...more }),
      headers: key === undefined ? {} : { 'idempotency-key': key },
    }),
  )
/** A name that no other test, and no other try of this one, has used. */
let names = 0
const fresh = (name: string) => {
  names += 1
  return `${name} ${names} of them`
}

/** A campaign that both know. */
async function made(name: string): Promise<number> {
  const { records } = await clone(name)
  return records[0].ID
}
const remove = async (ID: number, headers: HeadersInit = {}) =>
  answered(await server.fetch(`${campaigns}/campaign/${ID}`, { method: 'DELETE', headers }))
const audited = async (ID: number) =>
  (await server.call(listAudit, { query: { filter: `object:campaign number:${ID}` } })).records.map(
    ({ action, name }) => [action, name],
  )

const unclear = { status: 504, error: expect.stringContaining('we do not know yet whether') }
const notDone = () => ({ status: 502, error: `${upstream.host} did not do this` })

describe('a clone', () => {
  test('goes upstream first, once; its record is the answer, here and there', async () => {
    const name = fresh('Once')
    const { status, records } = await clone(name, name, server, { userData: 'U' })
    expect(status).toBe(200)
    expect(records).toEqual(await named(upstream.server, name))
    expect(records).toMatchObject([{ Name: name, UserData: 'U', bActive: false }])
    expect(await named(server, name)).toEqual(records)
    expect(await clone(name, name, server, { userData: 'U' })).toEqual({
      status: 200,
      records,
      count: 1,
    })
    expect(await audited(records[0].ID)).toEqual([['campaign.clone', 'admin']])
    await poll()
    expect(await named(server, name)).toEqual(records)
  })

  test('of itself is refused here; other refusals come through with their sentence', async () => {
    const before = upstream.calls.length
    expect((await clone('Campaign 1000')).status).toBe(409)
    expect(upstream.calls.length).toBe(before)
    const name = fresh('Taken')
    await made(name)
    const error = 'A dialler campaign with this name already exists'
    expect(await clone(name, name)).toEqual({ status: 409, error })
    expect(await clone(name, name)).toEqual({ status: 409, error })
    expect(await clone('x', undefined, server, { source: 'Nobody' })).toEqual({
      status: 404,
      error: 'Dialler campaign not found',
    })
  })

  test.each<[Injury]>([[lost], [{ is: 'cut', after: 0.5 }], [{ is: 'other schema' }]])(
    'whose answer never came (%j) is found by a poll',
    async (injury) => {
      const name = fresh(injury.is)
      upstream.injureNext(injury, isWrite)
      expect(await clone(name, name)).toEqual(unclear)
      expect(await clone(name, name)).toEqual(unclear)
      await poll()
      const { status, records } = await clone(name, name)
      expect([status, records]).toEqual([200, await named(upstream.server, name)])
      expect(await audited(records[0].ID)).toEqual([['campaign.clone', 'admin']])
    },
  )

  test('that was not done sends anew after two whole polls', async () => {
    const name = fresh('Anew')
    upstream.injureNext({ is: 'request lost' }, isWrite)
    expect(await clone(name, name)).toEqual(unclear)
    upstream.injureNext({ is: 'truncated' }, isList)
    await poll()
    await poll()
    expect(await clone(name, name)).toEqual(unclear)
    await poll()
    expect(await clone(name, name)).toEqual(notDone())
    expect((await clone(name, name)).status).toBe(200)
    expect(await named(upstream.server, name)).toHaveLength(1)
  })

  test('is no campaign of that name that was there before', async () => {
    const name = fresh('Older')
    await clone(name, undefined, upstream.server)
    await poll()
    upstream.injureNext({ is: 'refused', status: 500 }, isWrite)
    expect(await clone(name, name)).toEqual(unclear)
    await poll()
    await poll()
    expect(await clone(name, name)).toEqual(notDone())
  })

  test('503 without a connection, 502 where the token is refused: the key sends anew', async () => {
    const name = fresh('Later')
    await upstream.setDown(true)
    expect((await clone(name, name)).status).toBe(503)
    await upstream.setDown(false)
    upstream.injureNext({ is: 'refused', status: 401 }, isWrite)
    expect((await clone(name, name)).status).toBe(502)
    expect((await clone(name, name)).status).toBe(200)
    expect(await named(upstream.server, name)).toHaveLength(1)
  })
})

describe('a delete', () => {
  test('goes upstream first, once; no list asked for before brings it back', async () => {
    const name = fresh('Goes')
    const ID = await made(name)
    await poll()
    expect(await remove(ID)).toEqual({ status: 200 })
    for (const each of [server, upstream.server]) expect(await named(each, name)).toEqual([])
    expect(await remove(ID)).toEqual({ status: 404, error: 'Dialler campaign not found' })
    expect(await audited(ID)).toEqual([
      ['campaign.clone', 'admin'],
      ['campaign.delete', 'admin'],
    ])
  })

  test('by its exact name goes by its ID, and a name that nobody has is 404', async () => {
    const name = fresh('Named')
    const ID = await made(name)
    await made(`${name}, longer`)
    const byName = (which: string) =>
      server.fetch(`${campaigns}/campaign?name=${encodeURIComponent(which)}`, { method: 'DELETE' })
    expect((await byName(name)).status).toBe(200)
    expect(upstream.calls.at(-1)?.path).toMatch(new RegExp(`/campaign/${ID}$`))
    const left = (await named(upstream.server, name)).map(({ Name }) => Name)
    expect(left).toEqual([`${name}, longer`])
    expect((await byName('Nobody’s')).status).toBe(404)
  })

  test('is meant for the version that was seen', async () => {
    const ID = await made(fresh('Seen'))
    const before = upstream.calls.length
    expect((await remove(ID, { 'if-match': '"another"' })).status).toBe(409)
    expect(upstream.calls.length).toBe(before)
  })

  test('whose answer never came is asked for by itself, and told once', async () => {
    const name = fresh('Unclear')
    const ID = await made(name)
    upstream.injureNext(lost, isWrite)
    expect(await remove(ID)).toEqual(unclear)
    expect(await remove(ID)).toEqual(unclear)
    expect(upstream.calls.filter(({ path }) => path.endsWith(`/campaign/${ID}`))).toHaveLength(1)
    expect(await named(server, name)).toHaveLength(1)
    await poll()
    expect(await named(server, name)).toEqual([])
    expect(await remove(ID)).toEqual({ status: 200 })
    expect((await remove(ID)).status).toBe(404)
    expect((await audited(ID)).at(-1)).toEqual(['campaign.delete', 'admin'])
  })

  test('is confirmed by two whole lists where nothing is answered by itself', async () => {
    const ID = await made(fresh('Listed'))
    upstream.injureNext(lost, isWrite)
    expect(await remove(ID)).toEqual(unclear)
    upstream.injure((call) => (isOne(call) ? { is: 'refused', status: 500 } : undefined))
    await poll()
    expect(await remove(ID)).toEqual(unclear)
    await poll()
    expect(await remove(ID)).toEqual({ status: 200 })
  })

  test('that was not done may be sent again after two whole polls', async () => {
    const name = fresh('Stays')
    const ID = await made(name)
    upstream.injureNext({ is: 'request lost' }, isWrite)
    expect(await remove(ID)).toEqual(unclear)
    upstream.injureNext({ is: 'cut', after: 0.5 }, isList)
    await poll()
    await poll()
    expect(await remove(ID)).toEqual(unclear)
    await poll()
    expect(await remove(ID)).toEqual(notDone())
    expect(await named(server, name)).toHaveLength(1)
    expect(await remove(ID)).toEqual({ status: 200 })
    expect(await named(upstream.server, name)).toEqual([])
  })

  test('503 without a connection: nothing was sent', async () => {
    const ID = await made(fresh('Unreached'))
    await upstream.setDown(true)
    expect((await remove(ID)).status).toBe(503)
    await upstream.setDown(false)
    expect((await remove(ID)).status).toBe(200)
  })

  test('twenty times at the same moment is sent once or refused as gone', async () => {
    const ID = await made(fresh('Many'))
    upstream.injure((call) => (isWrite(call) ? { is: 'slow', ms: 50 } : undefined))
    const answers = await Promise.all(Array.from({ length: 20 }, () => remove(ID)))
    expect(answers.map(({ status }) => status)).toContain(200)
    for (const { status } of answers) expect([200, 404]).toContain(status)
    expect((await audited(ID)).filter(([action]) => action === 'campaign.delete')).toHaveLength(1)
  })

  test('is not there for agents', async () => {
    const init = { method: 'DELETE' }
    const answer = await server.fetch(`${campaigns}/campaign/1`, init, server.tokens.agent)
    expect(answer.status).toBe(403)
  })
})
