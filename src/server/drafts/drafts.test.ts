import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  discardEventDraft,
  type EventDraft,
  listEventDrafts,
  saveEventDraft,
} from '@/contract/event/eventDrafts'
import { holdEvent } from '@/contract/event/heldEvents'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const key = 'a-form-of-its-own-1'
const params = { key }
const draft: EventDraft = {
  groupChoice: 'one',
  AcdEventTypesID: 3,
  AcdGroupsID: 235,
  AcdConfigurationGroupsID: null,
  AcdAgentGroupsID: null,
  UsersID: null,
  Sender: '030 12',
  Receiver: '',
  Subject: 'half a sent\u0000ence \ud800',
  Body: '',
  CrmURL: '',
  UserData: '',
  nPriority: '',
  dtAppointmentDate: '',
  dtAppointmentTime: '1',
}
const save = (version: number, change: Partial<EventDraft> = {}, token = server.tokens.agent) =>
  server.send(
    saveEventDraft,
    { params, body: { version, draft: { ...draft, ...change } } },
    { token },
  )
const drafts = async (token = server.tokens.agent) =>
  (await server.call(listEventDrafts, {}, { token })).records

test('a draft is kept as it was typed, unfinished and strange characters included', async () => {
  expect((await save(0)).status).toBe(200)
  expect(await drafts()).toEqual([{ key, version: 1, savedAt: server.time.now, draft }])
})

test('it is the user’s on whatever token, and nobody else’s', async () => {
  await save(0)
  const other = { name: 'Phone', role: 'agent', UsersID: 3 } as const
  const { token } = await accessTokenRepository(server.db).create(1, other)
  expect(await drafts(token)).toHaveLength(1)
  expect(await drafts(server.tokens.supervisor)).toEqual([])
  expect(await drafts(server.tokens.foreign)).toEqual([])
  // A token that stands for no user has drafts of its own.
  expect((await save(0, {}, server.tokens.supervisor)).status).toBe(200)
  const { owner } = await server.call(listEventDrafts, {}, { token: server.tokens.supervisor })
  expect(owner).toMatch(/^token:\d+$/)
})

test('two windows cannot write over each other: the second one is told', async () => {
  await save(0)
  expect((await save(1, { Subject: 'first' })).status).toBe(200)
  const late = await save(1, { Subject: 'second' })
  expect([late.status, (await late.json()).error]).toEqual([
    409,
    'This draft was changed from elsewhere',
  ])
  expect((await save(0)).status).toBe(409)
  expect((await drafts())[0]?.draft.Subject).toBe('first')
})

test('a window goes on from its own save whose answer was lost, whichever of them arrived', async () => {
  const save = (name: string) => `${name}-save-of-this-window`
  const saveAs = async (version: number, name: string, ...before: string[]) => {
    const unanswered = before.map(save)
    const changed = { ...draft, Subject: name }
    const body = { version, draft: changed, save: save(name), unanswered }
    const answer = await server.send(
      saveEventDraft,
      { params, body },
      { token: server.tokens.agent },
    )
    return answer.status
  }
  const held = async () =>
    (await drafts()).map(({ version, draft: { Subject } }) => [version, Subject])
  expect(await saveAs(0, 'second', 'first, which never arrived')).toBe(200)
  expect(await saveAs(0, 'third', 'first, which never arrived', 'second')).toBe(200)
  expect(await saveAs(0, 'fourth', 'second', 'third')).toBe(200)
  expect(await held()).toEqual([[3, 'fourth']])
  // What comes late is of no use to anybody, and what another window wrote stays.
  expect(await saveAs(0, 'late')).toBe(409)
  expect(await saveAs(2, 'another window', 'third')).toBe(409)
  expect(await held()).toEqual([[3, 'fourth']])
})

test('it is gone with the form that is sent, and a late save does not bring it back', async () => {
  await save(0)
  const body = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '4930123456', Subject: 'Sent' }
  const options = { headers: { 'idempotency-key': key }, token: server.tokens.agent }
  const refused = await server.send(holdEvent, { body: { ...body, AcdGroupsID: 999_999 } }, options)
  expect(refused.status).toBe(404)
  expect(await drafts()).toHaveLength(1)
  await server.call(holdEvent, { body }, options)
  expect(await drafts()).toEqual([])
  const late = await save(1)
  expect([late.status, (await late.json()).error]).toEqual([409, 'This draft has been sent'])
})

test('it can be thrown away, and goes by itself after 30 days', async () => {
  await save(0)
  await server.call(discardEventDraft, { params }, { token: server.tokens.agent })
  expect(await drafts()).toEqual([])
  await save(0)
  server.time.now += 31 * 24 * 3600 * 1000
  await server.call(
    saveEventDraft,
    { params: { key: 'another-form-of-its-own' }, body: { version: 0, draft } },
    { token: server.tokens.supervisor },
  )
  expect(await drafts()).toEqual([])
})

describe('what one person can keep', () => {
  const saveAs = (name: string, Body = '', token = server.tokens.agent) =>
    server.send(
      saveEventDraft,
      {
        params: { key: `a-form-of-its-own-${name}` },
        body: { version: 0, draft: { ...draft, Body } },
      },
      { token },
    )

  test('is fifty drafts: one more is refused with a sentence, and fits once another is gone', async () => {
    for (let place = 0; place < 50; place += 1) expect((await saveAs(`${place}`)).status).toBe(200)
    const full = await saveAs('51')
    expect(full.status).toBe(413)
    expect((await full.json()).error).toMatch(/Your drafts are full/)
    expect(await drafts()).toHaveLength(50)
    expect((await saveAs('51', '', server.tokens.supervisor)).status).toBe(200)
    await server.call(
      discardEventDraft,
      { params: { key: 'a-form-of-its-own-7' } },
      {
        token: server.tokens.agent,
      },
    )
    expect((await saveAs('51')).status).toBe(200)
  })

  test('is eight megabytes, and what was kept before there was a limit is read up to it', async () => {
    const large = 'x'.repeat(1_000_000)
    for (let place = 0; place < 8; place += 1) {
      expect((await saveAs(`${place}`, large)).status).toBe(200)
    }
    expect((await saveAs('8', large)).status).toBe(413)
    await server.db.asAccount(1, (tx) =>
      sql`INSERT INTO event_drafts SELECT client_id, owner, key || '-' || n, version, content,
          saved_at, save_key FROM event_drafts, generate_series(1, 3) AS n
        WHERE owner LIKE 'user:%'`.execute(tx),
    )
    const read = await drafts()
    expect(read.length).toBeGreaterThan(6)
    expect(JSON.stringify(read).length).toBeLessThan(9_000_000)
  })
})
