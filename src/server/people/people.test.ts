import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { listAccessTokens, revokeAccessToken } from '@/contract/accessTokens'
import { createEvent } from '@/contract/event/newEvent'
import { getGroupSettings, setGroupSettings } from '@/contract/groupSettings'
import { listAudit } from '@/contract/operation/audit'
import {
  activatePerson,
  changePerson,
  createPerson,
  deactivatePerson,
  getPerson,
  invitePerson,
  listPeople,
} from '@/contract/people/people'
import { getUser, listUsers } from '@/contract/users'
import { signInAs } from '@/testing/database/signInAs'
import { readFeed } from '@/testing/feed'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'
import { inactiveUser } from '../demo/users'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const paramsOf = (UsersID: number) => ({ params: { UsersID: String(UsersID) } })
type Body = z.input<typeof createPerson.body>

async function add(body: Body) {
  const { records } = await server.call(createPerson, { body })
  if (!records[0]) throw new Error('No person was made')
  return records[0]
}
async function refusal(path: string, body: unknown, method = 'POST') {
  const answer = await server.fetch(path, { method, body: JSON.stringify(body) })
  const { status, error, issues = [] } = await answer.json()
  const at = issues.map((issue: { path: string; message: string }) => [issue.path, issue.message])
  return at.length > 0 ? [status, at] : [status, error]
}
const people = '/app/v1/people'
const john = { UID: 'john.doe', FirstName: 'John', LastName: 'Doe', role: 'agent' } as const

describe('a person', () => {
  test('is a new user of the contract, whose record has no new key', async () => {
    const [known] = (await server.call(listUsers)).records
    const groups = [{ AcdGroupsID: 500, role: 'supervisor' as const }]
    const made = await add({ ...john, groups, SkillsIDs: [7, 5], bOnlyOwnGroups: true })
    expect(made).toEqual({
      ...john,
      UsersID: expect.any(Number),
      state: 'invited',
      groups,
      bOnlyOwnGroups: true,
      SkillsIDs: [7, 5],
      dtLastSignIn: null,
    })
    const [user] = (await server.call(getUser, paramsOf(made.UsersID))).records
    expect(Object.keys(user ?? {})).toEqual(Object.keys(known ?? {}))
    expect(user).toMatchObject({ UID: 'john.doe', FirstName: 'John', bActive: true, ClientsID: 1 })
    expect((await server.call(getPerson, paramsOf(made.UsersID))).records).toEqual([made])
  })

  test('may be a user who is there, with a way in by the token that stands for them', async () => {
    const made = await add({ UsersID: 3, role: 'supervisor' })
    expect(made).toMatchObject({ UID: 'anna.agent', FirstName: 'Anna', state: 'active' })
    expect(await refusal(people, { UsersID: 3, role: 'agent' })).toEqual([
      409,
      'This user is a person already',
    ])
    expect(await refusal(people, { UsersID: 999_999, role: 'agent' })).toEqual([
      404,
      'User not found',
    ])
    expect(await refusal(people, { UsersID: inactiveUser, role: 'agent' })).toEqual([
      409,
      'This user is not active',
    ])
  })

  test('has a UID that no other user has, whatever its case', async () => {
    for (const UID of ['anna.agent', 'Anna.AGENT']) {
      expect(await refusal(people, { UID, role: 'agent' })).toEqual([
        409,
        'A user with this UID already exists',
      ])
    }
    const [one, two] = await Promise.all(
      ['Twin', 'twin'].map((UID) => server.send(createPerson, { body: { UID, role: 'agent' } })),
    )
    expect([one?.status, two?.status].sort()).toEqual([200, 409])
    const { UsersID } = await add(john)
    const path = `${people}/${UsersID}`
    expect((await refusal(path, { UID: 'ANNA.agent' }, 'PUT'))[0]).toBe(409)
    const kept = { body: { UID: 'John.Doe' }, ...paramsOf(UsersID) }
    expect((await server.call(changePerson, kept)).records[0]).toMatchObject({ UID: 'John.Doe' })
  })

  test('gets an ID of its own, also beside the highest of all', async () => {
    await server.db.asAccount(1, (tx) =>
      tx
        .insertInto('users')
        .values({ client_id: 1, id: 2_147_483_647, uid: 'z', uid_fold: 'z', name_fold: 'z' })
        .execute(),
    )
    const { UsersID } = await add(john)
    expect((await server.call(getUser, paramsOf(UsersID))).records[0]?.UID).toBe('john.doe')
  })

  test('names every fault at once, and stores nothing', async () => {
    const before = await server.call(listPeople)
    expect(
      await refusal(people, {
        UsersID: 'x',
        role: 'boss',
        groups: [{ AcdGroupsID: 0, role: 'guest' }],
        SkillsIDs: [1, 'a'],
        bOnlyOwnGroups: 'yes',
      }),
    ).toEqual([
      400,
      expect.arrayContaining(
        ['UsersID', 'role', 'groups.0.AcdGroupsID', 'groups.0.role', 'SkillsIDs.1'].map((at) => [
          at,
          expect.any(String),
        ]),
      ),
    ])
    expect(await refusal(people, { role: 'agent' })).toEqual([400, [['UID', 'is required']]])
    expect(await refusal(people, { role: 'boss', UID: 'x', UsersID: 3, SkillsIDs: ['a'] })).toEqual(
      [
        400,
        expect.arrayContaining([['UsersID', 'must be absent beside UID: give one of the two']]),
      ],
    )
    expect(await refusal(people, { ...john, role: 'admin', bOnlyOwnGroups: true })).toEqual([
      400,
      [['bOnlyOwnGroups', 'must be false for the role admin, which is bound to no group']],
    ])
    const groups = [500, 999_999].map((AcdGroupsID) => ({ AcdGroupsID, role: 'member' }))
    expect(await refusal(people, { ...john, groups })).toEqual([
      400,
      [['groups.1.AcdGroupsID', 'must be a group of this client account']],
    ])
    expect(await server.call(listPeople)).toEqual(before)
  })
})

describe('a change of a person', () => {
  test('keeps what is left out, and replaces the list of groups', async () => {
    const first = [{ AcdGroupsID: 500, role: 'member' as const }]
    const { UsersID, ...made } = await add({ ...john, groups: first, SkillsIDs: [1] })
    const change = (body: object) =>
      server.call(changePerson, { ...paramsOf(UsersID), body }).then(({ records }) => records[0])
    expect(await change({ role: 'supervisor' })).toEqual({ ...made, UsersID, role: 'supervisor' })
    const groups = [
      { AcdGroupsID: 235, role: 'supervisor' as const },
      { AcdGroupsID: 500, role: 'supervisor' as const },
    ]
    expect(await change({ groups })).toMatchObject({ groups, SkillsIDs: [1], LastName: 'Doe' })
    expect(await change({ groups: [], LastName: 'Roe' })).toMatchObject({
      groups: [],
      LastName: 'Roe',
    })
    expect((await server.call(getUser, paramsOf(UsersID))).records[0]?.LastName).toBe('Roe')
    const bound = { bOnlyOwnGroups: true }
    await change(bound)
    expect(await refusal(`${people}/${UsersID}`, { role: 'admin' }, 'PUT')).toEqual([
      400,
      [['bOnlyOwnGroups', 'must be false for the role admin, which is bound to no group']],
    ])
    expect((await refusal(`${people}/4`, bound, 'PUT'))[0]).toBe(404)
  })

  test('and the members on the group’s page are the same rows', async () => {
    const params = { AcdGroupsID: '500' }
    const { UsersID } = await add(john)
    const { version } = await server.call(getGroupSettings, { params })
    const body = { groups: [{ AcdGroupsID: 500, role: 'member' as const }] }
    await server.call(changePerson, { ...paramsOf(UsersID), body })
    const settings = await server.call(getGroupSettings, { params })
    expect(settings.members).toEqual([{ UsersID, role: 'member' }])
    expect(settings.version).not.toBe(version)
    const members = [{ UsersID, role: 'supervisor' as const }]
    await server.call(setGroupSettings, { params, body: { members } })
    expect((await server.call(getPerson, paramsOf(UsersID))).records[0]?.groups).toEqual([
      { AcdGroupsID: 500, role: 'supervisor' },
    ])
  })

  test('counts for the next request: the lower of both roles', async () => {
    await add({ UsersID: 3, role: 'supervisor' })
    const asAdmin = { name: 'Anna', role: 'admin', UsersID: 3 } as const
    const { token } = await accessTokenRepository(server.db).create(1, asAdmin)
    const status = async () => (await server.fetch(people, {}, token)).status
    expect(await status()).toBe(403)
    await server.call(changePerson, { ...paramsOf(3), body: { role: 'admin' } })
    expect(await status()).toBe(200)
    await server.call(changePerson, { ...paramsOf(3), body: { role: 'agent' } })
    expect(await status()).toBe(403)
  })
})

describe('an invitation', () => {
  test('is a link for 7 days, of which the hash alone is stored, and ends the one before', async () => {
    const { UsersID } = await add(john)
    const first = await server.call(invitePerson, paramsOf(UsersID))
    expect(first).toMatchObject({ dtExpires: '2026-12-01T12:00:00.000', status: 200 })
    expect(first.link).toMatch(/^http:\/\/localhost\/invitation#cbi_[\w-]{43}$/)
    const second = await server.call(invitePerson, paramsOf(UsersID))
    expect(second.link).not.toBe(first.link)
    const rows = await server.db.asAccount(1, (tx) =>
      tx.selectFrom('invitations').selectAll().execute(),
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(second.link.split('#')[1])
    expect((await server.send(invitePerson, paramsOf(999_999))).status).toBe(404)
    await server.call(deactivatePerson, { ...paramsOf(UsersID), body: {} })
    expect(await refusal(`${people}/${UsersID}/invitation`, {})).toEqual([
      409,
      'This person is deactivated; activate them first',
    ])
  })

  test('leads to the page’s own address, whatever a proxy makes of the host', async () => {
    const { UsersID } = await add(john)
    const linkFrom = async (origin: string) => {
      const init = { method: 'POST', headers: { origin } }
      return (await (await server.fetch(`${people}/${UsersID}/invitation`, init)).json()).link
    }
    expect(await linkFrom('https://calls.example:8443')).toMatch(/^https:\/\/calls\.example:8443\//)
    expect(await linkFrom('http://127.0.0.1:8080')).toMatch(/^http:\/\/localhost:8080\//)
    expect(await linkFrom('javascript:alert(1)')).toMatch(/^http:\/\/localhost\//)
  })
})

describe('a person who is deactivated', () => {
  const event = { AcdEventTypesID: 5, AcdGroupsID: 500, Sender: 'a@example.com', Subject: 'Mine' }

  test('is out at once, with every session, token and feed, and comes back by token alone', async () => {
    const { UsersID } = await add({ UsersID: 3, role: 'agent' })
    const cookie = await signInAs(server, UsersID)
    const status = async (headers: Record<string, string>) =>
      (await server.app.request('/app/v1/session', { headers })).status
    const bearer = { authorization: `Bearer ${server.tokens.agent}` }
    expect([await status({ cookie }), await status(bearer)]).toEqual([200, 200])
    const feed = readFeed(
      await server.app.request('/app/v1/events/changes', { headers: { cookie } }),
    )
    await feed.begun()
    const began = Date.now()
    await server.call(deactivatePerson, { ...paramsOf(UsersID), body: {} })
    await feed.ended
    expect(Date.now() - began).toBeLessThan(5000)
    expect([await status({ cookie }), await status(bearer)]).toEqual([401, 401])
    expect((await server.call(getPerson, paramsOf(UsersID))).records[0]?.state).toBe('deactivated')
    expect((await server.call(getUser, paramsOf(UsersID))).records[0]?.bActive).toBe(false)
    const [back] = (await server.call(activatePerson, paramsOf(UsersID))).records
    expect(back?.state).toBe('active')
    expect([await status({ cookie }), await status(bearer)]).toEqual([401, 200])
  })

  test('has their open events named, and released when asked', async () => {
    const { UsersID } = await add({ ...john, groups: [{ AcdGroupsID: 500, role: 'member' }] })
    const body = { ...event, UsersID }
    const ID = (await server.call(createEvent, { body })).records[0]?.ID ?? 0
    const end = async (given?: object) => {
      const path = `${people}/${UsersID}/deactivate`
      const init = given === undefined ? {} : { body: JSON.stringify(given) }
      return (await (await server.fetch(path, { method: 'POST', ...init })).json()).records[0]
    }
    const mine = [{ AcdEventsID: ID, Subject: 'Mine' }]
    const holder = async () =>
      (await (await server.fetch(`/rest/v1.0/1/acd/events/event/${ID}`)).json()).records[0].UsersID
    // Without a body at all.
    expect(await end()).toMatchObject({ UsersID, state: 'deactivated', openEvents: mine })
    expect(await holder()).toBe(UsersID)
    expect(await end({ bRelease: true })).toMatchObject({ openEvents: mine })
    expect(await holder()).toBeNull()
    expect(await end({})).toMatchObject({ openEvents: [] })
  })

  test('is never oneself', async () => {
    await add({ UsersID: 3, role: 'admin' })
    const { token } = await accessTokenRepository(server.db).create(1, {
      name: 'Anna',
      role: 'admin',
      UsersID: 3,
    })
    const answer = await server.send(deactivatePerson, { ...paramsOf(3), body: {} }, { token })
    expect([answer.status, (await answer.json()).error]).toEqual([
      409,
      'You cannot deactivate yourself; another admin can',
    ])
  })
})

test('the token that holds a person’s sessions is in no list, and cannot be revoked by itself', async () => {
  const before = (await server.call(listAccessTokens)).count
  const { UsersID } = await add(john)
  expect((await server.call(listAccessTokens)).count).toBe(before)
  expect(await accessTokenRepository(server.db).list(1)).toHaveLength(before)
  const { id } = await server.db.asAccount(1, (tx) =>
    tx
      .selectFrom('access_tokens')
      .select('id')
      .where('users_id', '=', UsersID)
      .executeTakeFirstOrThrow(),
  )
  const revoked = await server.send(revokeAccessToken, { params: { AccessTokensID: String(id) } })
  expect(revoked.status).toBe(404)
})

test('every step is in the audit log, with what it changed', async () => {
  const { UsersID } = await add(john)
  await server.call(changePerson, { ...paramsOf(UsersID), body: { role: 'supervisor' } })
  await server.call(changePerson, { ...paramsOf(UsersID), body: { role: 'supervisor' } })
  await server.call(invitePerson, paramsOf(UsersID))
  await server.call(deactivatePerson, { ...paramsOf(UsersID), body: {} })
  await server.call(activatePerson, paramsOf(UsersID))
  const { records } = await server.call(listAudit, { query: { filter: 'object:person' } })
  const told = records.toSorted((one, other) => one.ID - other.ID)
  expect(told.map(({ action, objectID }) => [action, objectID])).toEqual(
    ['create', 'change', 'invite', 'deactivate', 'activate'].map((step) => [
      `person.${step}`,
      UsersID,
    ]),
  )
  expect(told[1]).toMatchObject({ before: { role: 'agent' }, after: { role: 'supervisor' } })
})

test('people belong to their client account, and to admins', async () => {
  const { UsersID } = await add(john)
  const foreign = { token: server.tokens.foreign }
  expect((await server.call(listPeople, {}, foreign)).records).toEqual([])
  expect((await server.send(getPerson, paramsOf(UsersID), foreign)).status).toBe(404)
  expect((await server.send(listPeople, {}, { token: server.tokens.supervisor })).status).toBe(403)
})
