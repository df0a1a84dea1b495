import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DiallerContact } from '@/contract/contacts'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'
import type { Injury } from '@/testing/upstream/injuries'
import { leaveFewEvents, pollOnce } from '@/testing/upstream/pollOnce'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'

let upstream: TestUpstream
let server: TestServer
let DiallerCampaignsID = 0
beforeAll(async () => {
  upstream = await startUpstream()
  await leaveFewEvents(upstream)
  server = await startServer(upstream.settings)
  await poll()
  const source = { source: 'Campaign 1000', destination: 'Of contacts' }
  const init = { method: 'POST', body: JSON.stringify(source) }
  const answer = await server.fetch('/rest/v1.0/1/dialler/campaigns/clone', init)
  DiallerCampaignsID = (await answer.json()).records[0].ID
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
const contacts = '/rest/v1.0/1/dialler/contacts'
const isWrite = ({ method }: { method: string }) => method !== 'GET'
const isList = ({ path }: { path: string }) => path.includes('/dialler/contacts?')
const lost: Injury = { is: 'answer lost' }

/** A name that no other test, and no other try of this one, has used. */
let names = 0
const fresh = (name: string) => {
  names += 1
  return `${name} ${names}`
}

type Asked = { key?: string; overwrites?: boolean; of?: TestServer; more?: object }
async function add(Name: string, { key, overwrites, of = server, more = {} }: Asked = {}) {
  const body = { Name, DiallerCampaignsID, PhoneNumber1: '+49 30 1234567', ...more }
  const path = overwrites ? `${contacts}/import?overwriteDuplicates=true` : `${contacts}/import`
  const answer = await of.fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: key === undefined ? {} : { 'idempotency-key': key },
  })
  return { status: answer.status, ...(await answer.json()) }
}
async function remove(which: string) {
  const answer = await server.fetch(`${contacts}/contact${which}`, { method: 'DELETE' })
  return { status: answer.status, ...(await answer.json()) }
}
const there = async (name: string): Promise<DiallerContact[]> => {
  const path = `${contacts}?diallerCampaignsID=${DiallerCampaignsID}&filter="${name}"`
  return (await (await upstream.server.fetch(path)).json()).records
}
const audited = async (ID: number) =>
  (await server.call(listAudit, { query: { filter: `object:contact number:${ID}` } })).records.map(
    ({ action }) => action,
  )

const unclear = { status: 504, error: expect.stringContaining('we do not know yet whether') }
const notDone = () => ({ status: 502, error: `${upstream.host} did not do this` })

describe('an import', () => {
  test('goes upstream first, once; its record is the answer', async () => {
    const name = fresh('Once')
    const { status, records } = await add(name, { key: name })
    expect([status, records]).toEqual([200, await there(name)])
    expect(records[0].PhoneNumber1).toBe('49301234567')
    expect((await add(name, { key: name })).records).toEqual(records)
    expect(await there(name)).toHaveLength(1)
    expect(await audited(records[0].ID)).toEqual(['contact.import'])
  })

  test('overwrites the one with the same UserData where it is asked to', async () => {
    const name = fresh('Twin')
    const more = { UserData: name }
    const first = await add(name, { more })
    const again = await add(`${name} B`, { more, overwrites: true })
    expect(again.records[0].ID).toBe(first.records[0].ID)
    expect(await audited(first.records[0].ID)).toEqual(['contact.import', 'contact.overwrite'])
    expect(upstream.calls.at(-1)?.path).toContain('overwriteDuplicates=true')
  })

  test('that the upstream refuses is refused with its sentence', async () => {
    const more = { DiallerCampaignsID: 4_444_444 }
    const error = 'Dialler campaign not found'
    expect(await add(fresh('Lost'), { more })).toEqual({ status: 404, error })
  })

  test.each<[Injury]>([[lost], [{ is: 'cut', after: 0.5 }], [{ is: 'other schema' }]])(
    'whose answer never came (%j) is found among the contacts of its campaign',
    async (injury) => {
      const name = fresh('Found')
      upstream.injureNext(injury, isWrite)
      expect(await add(name, { key: name })).toEqual(unclear)
      await poll()
      const { status, records } = await add(name, { key: name })
      expect([status, records]).toEqual([200, await there(name)])
      expect(await audited(records[0].ID)).toEqual(['contact.import'])
    },
  )

  test('that somebody looks at before its outcome is known is an import all the same', async () => {
    const name = fresh('Seen')
    upstream.injureNext(lost, isWrite)
    expect(await add(name, { key: name })).toEqual(unclear)
    server.time.now += 60_000
    const looked = await server.fetch(`${contacts}?diallerCampaignsID=${DiallerCampaignsID}`)
    expect(await looked.text()).toContain(name)
    await poll()
    const { status, records } = await add(name, { key: name })
    expect([status, records]).toEqual([200, await there(name)])
    expect(await audited(records[0].ID)).toEqual(['contact.import'])
  })

  test('that was not done sends anew after two whole readings', async () => {
    const name = fresh('Anew')
    upstream.injureNext({ is: 'request lost' }, isWrite)
    expect(await add(name, { key: name })).toEqual(unclear)
    upstream.injureNext({ is: 'cut', after: 0.5 }, isList)
    await poll()
    await poll()
    expect(await add(name, { key: name })).toEqual(unclear)
    await poll()
    expect(await add(name, { key: name })).toEqual(notDone())
    expect((await add(name, { key: name })).status).toBe(200)
    expect(await there(name)).toHaveLength(1)
  })

  test('that may be an older one is left to a person', async () => {
    const name = fresh('Older')
    await add(name, { of: upstream.server })
    server.time.now += 60_000
    upstream.server.time.now = server.time.now
    upstream.injureNext({ is: 'request lost' }, isWrite)
    expect(await add(name, { key: name })).toEqual(unclear)
    await poll()
    const { status, records } = await add(name, { key: name })
    expect([status, records]).toEqual([409, await there(name)])
    const before = upstream.calls.filter(isList).length
    await poll()
    expect(upstream.calls.filter(isList)).toHaveLength(before)
    expect((await add(name, { key: name })).status).toBe(409)
  })

  test('503 without a connection: the key sends anew', async () => {
    const name = fresh('Later')
    await upstream.setDown(true)
    expect((await add(name, { key: name })).status).toBe(503)
    await upstream.setDown(false)
    expect((await add(name, { key: name })).status).toBe(200)
  })

  test('of a file is not offered', async () => {
    const path = `/app/v1/campaigns/${DiallerCampaignsID}/contacts/import`
    const body = JSON.stringify({ duplicates: 'keep', lines: [{ line: 1, contact: {} }] })
    expect((await server.fetch(path, { method: 'POST', body })).status).toBe(409)
  })
})

describe('a delete', () => {
  const made = async (name: string, more: object = {}): Promise<number> =>
    (await add(name, { more })).records[0].ID

  test('goes upstream first, by ID and by UserData', async () => {
    const name = fresh('Goes')
    const ID = await made(name)
    expect(await remove(`/${ID}`)).toEqual({ status: 200 })
    expect(await there(name)).toEqual([])
    expect(await remove(`/${ID}`)).toEqual({ status: 404, error: 'Dialler contact not found' })
    expect(await audited(ID)).toEqual(['contact.import', 'contact.delete'])

    const UserData = fresh('Both')
    const IDs = [await made(UserData, { UserData }), await made(UserData, { UserData })]
    expect(await remove(`?userData=${encodeURIComponent(UserData)}`)).toEqual({ status: 200 })
    expect(await there(UserData)).toEqual([])
    for (const one of IDs) expect(await audited(one)).toEqual(['contact.import', 'contact.delete'])
  })

  test('whose answer never came is asked for by itself, and told once', async () => {
    const ID = await made(fresh('Unclear'))
    upstream.injureNext(lost, isWrite)
    expect(await remove(`/${ID}`)).toEqual(unclear)
    await poll()
    expect(await remove(`/${ID}`)).toEqual({ status: 200 })
    expect((await remove(`/${ID}`)).status).toBe(404)
  })

  test('by UserData is confirmed by two whole lists, and else may be sent again', async () => {
    const UserData = fresh('Lists')
    const which = `?userData=${encodeURIComponent(UserData)}`
    await made(UserData, { UserData })
    upstream.injureNext({ is: 'request lost' }, isWrite)
    expect(await remove(which)).toEqual(unclear)
    await poll()
    await poll()
    expect(await remove(which)).toEqual(notDone())
    upstream.injureNext(lost, isWrite)
    expect(await remove(which)).toEqual(unclear)
    await poll()
    expect(await remove(which)).toEqual(unclear)
    await poll()
    expect(await remove(which)).toEqual({ status: 200 })
    expect(await there(UserData)).toEqual([])
  })
})
