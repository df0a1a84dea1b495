import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '@/contract/operation/audit'
import { listPersonIdentities } from '@/contract/people/identities'
import {
  activatePerson,
  createPerson,
  deactivatePerson,
  getPerson,
  invitePerson,
} from '@/contract/people/people'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { oidcBrowser, told, wayBack } from '@/testing/oidc/oidcBrowser'
import { oidcSettings, startTestProvider } from '@/testing/oidc/testProvider'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'
import { takeIdentityTurn } from './identities'

let provider: Awaited<ReturnType<typeof startTestProvider>>
let server: TestServer
beforeAll(async () => {
  provider = await startTestProvider({ redirectUris: [wayBack] })
  server = await startServer(oidcSettings(provider.issuer))
})
beforeEach(async () => {
  await server.reset()
  provider.accounts.clear()
})
afterAll(async () => {
  await server.close()
  await provider.close()
})

const anna = { preferred_username: 'anna.new' }
const browser = () => oidcBrowser(server.app, provider)

/** Somebody whose only way in is this account, with what their browser sends from then on. */
async function joined(sub: string, claims: object, invitation?: string) {
  const { json, set } = await browser().enter(sub, claims, invitation)
  const cookie = set.find((one) => one.startsWith('callboard=cbs_')) ?? ''
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const UsersID: number = json.UsersID
  return { UsersID, params: { UsersID: String(UsersID) }, headers }
}
type Joined = Awaited<ReturnType<typeof joined>>

const path = '/app/v1/identities'
const own = async ({ headers }: Joined) =>
  (await (await server.app.request(path, { headers })).json()).records
async function answered(answer: Response | Promise<Response>) {
  const { status, error } = await (await answer).json()
  return error === undefined ? [status] : [status, error]
}
const removeOwn = ({ headers }: Joined, ID: number) =>
  answered(server.app.request(`${path}/${ID}`, { method: 'DELETE', headers }))
const removeOf = (UsersID: number, ID: number) =>
  answered(server.fetch(`/app/v1/people/${UsersID}/identities/${ID}`, { method: 'DELETE' }))
const invite = async ({ params }: Pick<Joined, 'params'>) =>
  (await server.call(invitePerson, { params })).link.split('#')[1] ?? ''
const stateOf = async ({ params }: Joined) =>
  (await server.call(getPerson, { params })).records[0]?.state
const giveToken = ({ UsersID }: Joined) =>
  accessTokenRepository(server.db).create(1, { name: 'Anna', role: 'agent', UsersID })
const removals = async () =>
  (await server.call(listAudit, { query: { filter: 'action:identity.remove' } })).records

const last = [409, 'This is the last way in; add another passkey first']
const lastOfPerson = [
  409,
  'This is the last way in of this person; invite them first, so that they have another, or deactivate them',
]
const notFound = [404, 'Account of the provider not found']

describe('one’s own accounts', () => {
  test('are listed as the provider called them last', async () => {
    const person = await joined('sub-1', anna)
    const first = {
      ID: expect.any(Number),
      issuer: provider.issuer,
      subject: 'sub-1',
      name: 'anna.new',
      dtCreated: '2026-11-24T12:00:00.000',
      dtLastUsed: '2026-11-24T12:00:00.000',
      bWayIn: true,
    }
    expect(await own(person)).toEqual([first])
    server.time.now += 60_000
    await joined('sub-1', { preferred_username: 'anna.married' })
    const renamed = { ...first, name: 'anna.married', dtLastUsed: '2026-11-24T12:01:00.000' }
    expect(await own(person)).toEqual([renamed])
    expect((await server.call(listPersonIdentities, { params: person.params })).records).toEqual([
      renamed,
    ])
    for (const preferred_username of [undefined, 'a\u0000b', 'x'.repeat(257)]) {
      const entered = await browser().enter('sub-1', { preferred_username })
      expect(entered.status).toBe(200)
      expect((await own(person))[0].name).toBeNull()
    }
  })

  test('are removed, but not the last way in', async () => {
    const person = await joined('sub-1', anna)
    const [{ ID }] = await own(person)
    expect(await removeOwn(person, ID)).toEqual(last)
    expect((await browser().enter('sub-1', anna)).status).toBe(200)
    expect(await removals()).toEqual([])

    await giveToken(person)
    expect(await removeOwn(person, ID + 1)).toEqual(notFound)
    expect(await removeOwn(person, ID)).toEqual([200])
    expect(await own(person)).toEqual([])
    expect(await stateOf(person)).toBe('active')
    expect(await removals()).toMatchObject([
      {
        objectKind: 'identity',
        objectID: person.UsersID,
        UsersID: person.UsersID,
        before: { issuer: provider.issuer, subject: 'sub-1' },
        after: null,
      },
    ])
    expect(await removeOwn(person, ID)).toEqual(notFound)
  })

  test('sign in no more when they are removed, until an invitation binds them again', async () => {
    const person = await joined('sub-1', anna)
    await giveToken(person)
    await removeOwn(person, (await own(person))[0].ID)
    expect(told(await browser().enter('sub-1', anna))).toEqual([
      409,
      'Your name at the provider is the UID of another user here; ask your admin for an invitation',
    ])
    const again = await joined('sub-1', anna, await invite(person))
    expect(again.UsersID).toBe(person.UsersID)
    expect(await own(again)).toMatchObject([{ subject: 'sub-1', name: 'anna.new' }])
  })

  test('are several, of which two removals at once leave one', async () => {
    const person = await joined('sub-1', anna)
    await joined('sub-2', anna, await invite(person))
    const bound: { ID: number }[] = await own(person)
    expect(bound).toHaveLength(2)
    const two = await Promise.all(bound.map(({ ID }) => removeOwn(person, ID)))
    expect(two.map(([status]) => status).sort()).toEqual([200, 409])
    expect(await own(person)).toHaveLength(1)
  })

  test('are nobody else’s', async () => {
    const person = await joined('sub-1', anna)
    const other = await joined('sub-2', { preferred_username: 'bert' })
    await giveToken(person)
    const [{ ID }] = await own(person)
    expect((await own(other)).map(({ subject }: { subject: string }) => subject)).toEqual(['sub-2'])
    expect(await removeOwn(other, ID)).toEqual(notFound)
    expect(await own(person)).toHaveLength(1)
    // Who stands for nobody has none.
    const answer = await server.fetch(path)
    expect((await answer.json()).records).toEqual([])
    expect(await answered(server.fetch(`${path}/${ID}`, { method: 'DELETE' }))).toEqual(notFound)
  })
})

describe('the accounts of a person', () => {
  test('are removed by an admin, but not the last way in', async () => {
    const person = await joined('sub-1', anna)
    const { UsersID } = person
    const [{ ID }] = await own(person)
    expect(await removeOf(UsersID, ID)).toEqual(lastOfPerson)
    expect(await stateOf(person)).toBe('active')
    await giveToken(person)
    expect(await removeOf(UsersID, ID)).toEqual([200])
    expect(await removals()).toMatchObject([
      { name: 'admin', objectID: UsersID, before: { subject: 'sub-1' } },
    ])
  })

  test('are theirs alone, of people alone', async () => {
    const person = await joined('sub-1', anna)
    const other = await joined('sub-2', { preferred_username: 'bert' })
    await giveToken(person)
    const [{ ID }] = await own(person)
    expect(await removeOf(other.UsersID, ID)).toEqual(notFound)
    const nobody = [404, 'Person not found']
    expect(await removeOf(999_999, ID)).toEqual(nobody)
    expect(await answered(server.fetch('/app/v1/people/999999/identities'))).toEqual(nobody)
    const foreign = { token: server.tokens.foreign }
    const asked = await server.send(listPersonIdentities, { params: person.params }, foreign)
    expect(asked.status).toBe(404)
  })

  test('of somebody who is deactivated are free for another, also the last', async () => {
    const person = await joined('sub-1', anna)
    const [{ ID }] = await own(person)
    const right = await server.call(createPerson, { body: { UID: 'anna.right', role: 'agent' } })
    const params = { UsersID: String(right.records[0]?.UsersID) }
    expect(told(await browser().enter('sub-1', anna, await invite({ params })))).toEqual([
      409,
      'This account of the provider belongs to another person here',
    ])
    await server.call(deactivatePerson, { params: person.params, body: {} })
    expect(await removeOf(person.UsersID, ID)).toEqual([200])
    const bound = await joined('sub-1', anna, await invite({ params }))
    expect(String(bound.UsersID)).toBe(params.UsersID)
    await server.call(activatePerson, { params: person.params })
    expect(await stateOf(person)).toBe('invited')
  })
})

// The embedded database has one connection, so nobody waits for another there.
test.runIf(testDatabaseUrl)('an account that is removed while it signs in does not', async () => {
  const person = await joined('sub-1', anna)
  const waiting = sql<{ some: boolean }>`SELECT count(*) > 0 AS some FROM pg_locks
    WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`
  const { begin, finish } = browser()
  const { address, cookie } = await begin()
  const answer = await provider.walk(address)
  const finishing = await server.db.asAccount(1, async (tx) => {
    await takeIdentityTurn(tx, { issuer: provider.issuer, subject: 'sub-1' })
    const own = finish(answer, cookie)
    const isWaiting = async () => (await waiting.execute(tx)).rows[0]?.some
    await expect.poll(isWaiting, { timeout: 20_000 }).toBe(true)
    await tx.deleteFrom('person_identities').where('users_id', '=', person.UsersID).execute()
    return { own }
  })
  expect(told(await finishing.own)).toEqual([
    409,
    'This sign-in began too long ago, in another browser, or was used already; begin again',
  ])
})
