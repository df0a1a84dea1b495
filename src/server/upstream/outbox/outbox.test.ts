import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AcdEvent } from '@/contract/event/events'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'
import type { Injury } from '@/testing/upstream/injuries'
import { readIntoMirror } from '@/testing/upstream/readIntoMirror'
import { startUpstream, type TestUpstream, upstreamToken } from '@/testing/upstream/startUpstream'

let upstream: TestUpstream
let server: TestServer
beforeAll(async () => {
  upstream = await startUpstream()
  server = await startServer(upstream.settings)
})
beforeEach(async () => {
  upstream.heal()
  await upstream.setDown(false)
  await upstream.server.reset()
  await server.reset()
  fromID = await highestID()
  await poll()
})
afterAll(async () => {
  await server.close()
  await upstream.close()
})

/** The highest of the demo data, which no create here has to do with. */
let fromID = 0
/** A poll of the events. */
const poll = (isWhole = true) => readIntoMirror(upstream, server, { isWhole, fromID })

const highestID = async () => {
  const answer = await upstream.server.fetch(
    '/rest/v1.0/1/acd/events?orderBy=ID&ascending=false&limitPageSize=1',
  )
  return (await answer.json()).records[0].ID
}

const callback = {
  AcdEventTypesID: 3,
  AcdGroupsID: 235,
  Sender: '49199123456789',
  Subject: 'Once',
  UserData: 'K-1',
}
const create = async (key?: string, change: object = {}) => {
  const answer = await server.fetch('/rest/v1.0/1/acd/events/create', {
    method: 'POST',
    body: JSON.stringify({ ...callback, ...change }),
    headers: key === undefined ? {} : { 'idempotency-key': key },
  })
  return { status: answer.status, ...(await answer.json()) }
}
const among = async (of: TestServer, Subject = 'Once'): Promise<AcdEvent[]> => {
  const answer = await of.fetch(`/rest/v1.0/1/acd/events?filter=subject:${Subject}`)
  return (await answer.json()).records
}
const lost: Injury = { is: 'answer lost' }
const isCreate = ({ method }: { method: string }) => method === 'POST'

describe('a create', () => {
  test('goes upstream first, once; its record is the answer, here and there', async () => {
    const { status, records } = await create('a key')
    expect(status).toBe(200)
    const [there] = await among(upstream.server)
    expect(records).toEqual([there])
    expect(await among(server)).toEqual([there])
    expect(await create('a key')).toEqual({ status: 200, records, count: 1 })
    expect(await among(upstream.server)).toHaveLength(1)
    const { records: entries } = await server.call(listAudit, { query: { filter: 'object:event' } })
    expect(entries.map(({ action, name }) => [action, name])).toEqual([['event.create', 'admin']])
  })

  test('keeps what it sent and the upstream does not say', async () => {
    await create(undefined, { nPriority: 77 })
    expect((await among(server))[0]?.nPriority).toBe(77)
  })

  test('with a fault is refused here, and nothing is sent', async () => {
    const before = upstream.calls.length
    expect((await create(undefined, { Subject: '' })).status).toBe(400)
    expect(upstream.calls.length).toBe(before)
  })

  test('that the upstream refuses is refused with its sentence, again and again', async () => {
    const refused = { status: 404, error: 'User not found' }
    expect(await create('a key', { UsersID: 4_444_444 })).toEqual(refused)
    expect(await create('a key', { UsersID: 4_444_444 })).toEqual(refused)
  })

  test('a key belongs to one content', async () => {
    await create('a key')
    expect((await create('a key', { Subject: 'Other' })).status).toBe(409)
  })

  test('that updates the open event of its sender says so, and keeps the text as a comment', async () => {
    const group = await groupWithoutDuplicates()
    await create(undefined, group)
    const { records } = await create(undefined, { ...group, Subject: 'Twice' })
    expect(records).toMatchObject([{ Subject: 'Once', Result_: 'UPDATED' }])
    const comments = await server.fetch(`/app/v1/events/${records[0].ID}/comments`)
    expect((await comments.json()).records).toMatchObject([{ Subject: 'Twice' }])
  })
})

async function groupWithoutDuplicates(): Promise<{ AcdGroupsID: number }> {
  const answer = await upstream.server.fetch('/rest/v1.0/1/acd/groups')
  const { records } = await answer.json()
  const group = records.find(
    (one: { bNoDuplicateEvents: boolean; AcdGroupTypesID: number }) =>
      one.bNoDuplicateEvents && one.AcdGroupTypesID !== 2,
  )
  return { AcdGroupsID: group.ID }
}

describe('nothing was done', () => {
  const host = () => upstream.host

  test('503 where there is no connection, and the key sends anew', async () => {
    await upstream.setDown(true)
    const error = `${host()} cannot be reached; nothing was sent`
    expect(await create('a key')).toEqual({ status: 503, error })
    await upstream.setDown(false)
    expect((await create('a key')).status).toBe(200)
    expect(await among(upstream.server)).toHaveLength(1)
  })

  test.each([401, 403, 302])(
    '502 for %i of the upstream, and the key sends anew',
    async (status) => {
      upstream.injureNext({ is: 'refused', status, headers: { location: '/elsewhere' } }, isCreate)
      const error = `${host()} refuses our token or sends us elsewhere; nothing was done`
      expect(await create('a key')).toEqual({ status: 502, error })
      expect((await create('a key')).status).toBe(200)
    },
  )

  test('502 where the upstream has no such call', async () => {
    upstream.injureNext({ is: 'refused', status: 404, body: '' }, isCreate)
    expect(await create()).toEqual({
      status: 502,
      error: `${host()} does not offer this; nothing was done`,
    })
  })
})

describe('an unclear outcome', () => {
  const unclear = {
    status: 504,
    error: expect.stringContaining(`we do not know yet whether 127.0.0.1`),
  }

  test.each<[Injury]>([
    [lost],
    [{ is: 'cut', after: 0.5 }],
    [{ is: 'empty' }],
    [{ is: 'truncated' }],
    [{ is: 'miscounted' }],
    [{ is: 'doubled' }],
    [{ is: 'other schema' }],
    [{ is: 'key less', key: 'Subject' }],
  ])(
    'after %j is 504; the poll finds the record, and the key is answered with it',
    async (injury) => {
      upstream.injureNext(injury, isCreate)
      expect(await create('a key')).toEqual(unclear)
      expect(await create('a key')).toEqual(unclear)
      await poll()
      const { status, records } = await create('a key')
      const there = await among(upstream.server)
      expect([status, records]).toEqual([200, there])
      expect(there).toHaveLength(1)
    },
  )

  test.each<[Injury]>([[{ is: 'request lost' }], [{ is: 'refused', status: 500 }]])(
    'after %j: two whole polls without it, then the key sends anew',
    async (injury) => {
      upstream.injureNext(injury, isCreate)
      expect(await create('a key')).toEqual(unclear)
      await poll(false)
      await poll()
      expect(await create('a key')).toEqual(unclear)
      await poll()
      const error = `${upstream.host} did not do this`
      expect(await create('a key')).toEqual({ status: 502, error })
      expect((await create('a key')).status).toBe(200)
      expect(await among(upstream.server)).toHaveLength(1)
    },
  )

  test('done late, after the first poll, is found by the second', async () => {
    upstream.injureNext({ is: 'done late', ms: 150 }, isCreate)
    expect(await create('a key')).toEqual(unclear)
    await poll()
    await upstream.settled()
    await poll()
    expect((await create('a key')).status).toBe(200)
  })

  test('several records that it may be are shown side by side', async () => {
    upstream.injureNext(lost, isCreate)
    await create('a key')
    await upstream.server.fetch('/rest/v1.0/1/acd/events/create', {
      method: 'POST',
      body: JSON.stringify(callback),
    })
    await poll()
    const { status, records, error } = await create('a key')
    expect(status).toBe(409)
    expect(error).toContain(`${upstream.host} has several records`)
    expect(records).toEqual(await among(server))
    expect(records).toHaveLength(2)
  })

  test('in a group without duplicates it may be the open event that has changed', async () => {
    const group = await groupWithoutDuplicates()
    const { records } = await create(undefined, group)
    upstream.server.time.now += 60_000
    server.time.now += 60_000
    await poll()
    upstream.injureNext(lost, isCreate)
    expect(await create('a key', { ...group, Subject: 'Twice' })).toEqual(unclear)
    await poll()
    const answer = await create('a key', { ...group, Subject: 'Twice' })
    expect(answer).toMatchObject({
      status: 200,
      records: [{ ID: records[0].ID, Result_: 'UPDATED' }],
    })
  })

  test('without a key is told, looked for and written down all the same', async () => {
    upstream.injureNext(lost, isCreate)
    expect(await create()).toEqual(unclear)
    await poll()
    const { records } = await server.call(listAudit, { query: { filter: 'object:event' } })
    expect(records.map(({ action }) => action)).toEqual(['event.create'])
  })

  test('two that look alike are one record each', async () => {
    upstream.injure((call) => (isCreate(call) ? lost : undefined))
    await create('one')
    await create('two')
    upstream.heal()
    await poll()
    const [one, two] = [await create('one'), await create('two')]
    const ids = [...one.records, ...two.records].map(({ ID }) => ID)
    expect(ids).toEqual((await among(upstream.server)).map(({ ID }) => ID))
  })

  test('fifty times at the same moment under one key is sent once', async () => {
    upstream.injure((call) => (isCreate(call) ? { is: 'slow', ms: 200 } : undefined))
    const answers = await Promise.all(Array.from({ length: 50 }, () => create('a key')))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(new Set(answers.map(({ records }) => records[0].ID)).size).toBe(1)
    expect(await among(upstream.server)).toHaveLength(1)
  })
})

test('neither token nor path of the upstream is in any answer', async () => {
  upstream.injureNext({ is: 'refused', status: 401 }, isCreate)
  const texts = [await create('a'), await create('b')].map((answer) => JSON.stringify(answer))
  expect(texts.join()).not.toContain(upstreamToken)
  expect(texts[0]).not.toContain('rest/v1.0')
})

describe('a held create', () => {
  const key = 'a-form-of-its-own-1'
  const hold = async () => {
    const answer = await server.fetch('/app/v1/events/held', {
      method: 'POST',
      body: JSON.stringify(callback),
      headers: { 'idempotency-key': key },
    })
    return (await answer.json()).records[0]
  }
  const outcome = async () => {
    const answer = await server.fetch(`/app/v1/events/held/${key}`)
    return (await answer.json()).records[0]
  }
  const release = async () => {
    server.time.now += 5000
    await server.releaseDue()
    await expect.poll(outcome).not.toMatchObject({ state: 'sent' })
  }

  test('is sent when its time comes, once', async () => {
    expect(await hold()).toMatchObject({ state: 'held' })
    expect(await among(upstream.server)).toEqual([])
    await release()
    const [record] = await among(upstream.server)
    expect(await outcome()).toMatchObject({ state: 'created', record })
    expect(await hold()).toMatchObject({ state: 'created' })
  })

  test('is unclear until a poll tells, then created', async () => {
    await hold()
    upstream.injureNext(lost, isCreate)
    await release()
    expect(await hold()).toMatchObject({ state: 'unclear', problem: { status: 504 } })
    await poll()
    expect(await hold()).toMatchObject({ state: 'created', record: { Subject: 'Once' } })
    expect(await among(upstream.server)).toHaveLength(1)
  })

  test('that the upstream did not do has failed, and says so', async () => {
    await hold()
    upstream.injureNext({ is: 'request lost' }, isCreate)
    await release()
    await poll()
    await poll()
    const error = `${upstream.host} did not do this`
    expect(await outcome()).toMatchObject({ state: 'failed', problem: { status: 502, error } })
  })

  test('whose upstream cannot be reached has failed: nothing was sent', async () => {
    await hold()
    await upstream.setDown(true)
    await release()
    expect(await outcome()).toMatchObject({ state: 'failed', problem: { status: 503 } })
  })

  test('that may be one of several says which', async () => {
    await hold()
    upstream.injureNext(lost, isCreate)
    await release()
    await upstream.server.fetch('/rest/v1.0/1/acd/events/create', {
      method: 'POST',
      body: JSON.stringify(callback),
    })
    await poll()
    const { state, problem } = await outcome()
    expect([state, problem.status, problem.records.length]).toEqual(['unclear', 409, 2])
  })

  test('counts a time alone from the moment of sending the form', async () => {
    server.time.now = Date.parse('2026-11-24T14:30:58Z')
    const body = JSON.stringify({ ...callback, dtAppointmentTime: '15:30' })
    const init = { method: 'POST', body, headers: { 'idempotency-key': key } }
    await server.fetch('/app/v1/events/held', init)
    await release()
    expect((await among(upstream.server))[0]?.dtRemind).toBe('2026-11-24T15:30:00.000')
  })
})
