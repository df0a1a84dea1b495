import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '@/contract/operation/audit'
import {
  createPerson,
  deactivatePerson,
  getPerson,
  invitePerson,
  listPeople,
} from '@/contract/people/people'
import { oidcBrowser, told, wayBack } from '@/testing/oidc/oidcBrowser'
import { oidcSettings, startTestProvider } from '@/testing/oidc/testProvider'
import { startServer, type TestServer } from '@/testing/startServer'

type Provider = Awaited<ReturnType<typeof startTestProvider>>

let provider: Provider
let server: TestServer
beforeAll(async () => {
  provider = await startTestProvider({ redirectUris: [wayBack] })
  server = await startServer({
    ...oidcSettings(provider.issuer),
    CALLBOARD_OIDC_NAME: 'Example SSO',
    CALLBOARD_OIDC_ROLE_CLAIM: 'realm_access.roles',
    CALLBOARD_OIDC_ROLE_MAP: 'staff=agent,lead=supervisor,it=admin',
    CALLBOARD_OIDC_GROUP_CLAIM: 'groups',
  })
})
beforeEach(async () => {
  await server.reset()
  provider.accounts.clear()
})
afterAll(async () => {
  await server.close()
  await provider.close()
})

const begin = (invitation?: string) => oidcBrowser(server.app, provider).begin(invitation)
const finish = (answer: string, cookie: string) =>
  oidcBrowser(server.app, provider).finish(answer, cookie)
const enter = (sub: string, claims: object, invitation?: string) =>
  oidcBrowser(server.app, provider).enter(sub, claims, invitation)
const sessionOf = ({ set }: Awaited<ReturnType<typeof finish>>) =>
  set.find((one) => one.startsWith('callboard=cbs_')) ?? ''
const isIn = async (cookie: string) =>
  (await server.app.request('/app/v1/session', { headers: { cookie } })).status === 200
const person = async (UID: string) =>
  (await server.call(listPeople)).records.find((one) => one.UID === UID)
const audited = async () =>
  (await server.call(listAudit)).records
    .toSorted((one, other) => one.ID - other.ID)
    .filter(({ action }) => /^(identity|person|session)\./.test(action))

const roleOf = async (UID: string) => (await person(UID))?.role
const groupsOf = async (UID: string) => (await person(UID))?.groups
const lastMapping = async () =>
  (await audited()).findLast(({ action }) => action === 'identity.map')?.after

const anna = {
  preferred_username: 'anna.new',
  given_name: 'Anna',
  family_name: 'New',
  realm_access: { roles: ['lead'] },
}

describe('a first sign-in', () => {
  test('makes a person with UID, name and role, and tells what became of whom', async () => {
    const entered = await enter('sub-1', anna)
    expect(told(entered)).toEqual([200, 'supervisor'])
    expect(entered.json.name).toBe('Anna New')
    expect(await isIn(sessionOf(entered))).toBe(true)
    const made = await person('anna.new')
    expect(made).toMatchObject({ FirstName: 'Anna', LastName: 'New', state: 'active' })
    expect((await audited()).map(({ action, objectID }) => [action, objectID])).toEqual([
      ['person.create', made?.UsersID],
      ['identity.add', made?.UsersID],
      ['identity.map', made?.UsersID],
      ['session.start', null],
    ])
  })

  test('is the same person again, whatever else the account is called', async () => {
    await enter('sub-1', anna)
    const before = (await server.call(listPeople)).count
    const again = await enter('sub-1', { ...anna, preferred_username: 'anna.married' })
    expect(told(again)).toEqual([200, 'supervisor'])
    expect((await server.call(listPeople)).count).toBe(before)
    expect(await person('anna.married')).toBeUndefined()
  })
})

describe('the role', () => {
  const claims = (realm_access?: object) => ({ preferred_username: 'bert', realm_access })
  test.each([
    ['a list', { roles: ['staff'] }, 'agent'],
    ['a text', { roles: 'lead' }, 'supervisor'],
    ['the highest of several', { roles: ['staff', 'it', 'lead', 'other'] }, 'admin'],
  ])('is %s', async (_name, access, role) => {
    expect(told(await enter('sub-2', claims(access)))).toEqual([200, role])
    expect(await lastMapping()).toMatchObject({ roleValues: [access.roles].flat(), role })
  })

  test('follows the provider at each sign-in', async () => {
    const first = await enter('sub-2', claims({ roles: ['lead'] }))
    await enter('sub-2', claims({ roles: ['staff'] }))
    expect(await roleOf('bert')).toBe('agent')
    // What began with the higher role has the lower one too.
    const headers = { cookie: sessionOf(first) }
    const session = await server.app.request('/app/v1/session', { headers })
    expect((await session.json()).role).toBe('agent')
    await enter('sub-2', claims({ roles: ['it'] }))
    expect(await roleOf('bert')).toBe('admin')
  })

  test('stays where the claim is missing or null', async () => {
    await enter('sub-2', claims({ roles: ['lead'] }))
    for (const access of [undefined, {}, { roles: null }]) {
      expect(told(await enter('sub-2', claims(access)))).toEqual([200, 'supervisor'])
    }
  })

  test('that is missing makes nobody of an account that is new', async () => {
    const refused = await enter('sub-2', claims())
    expect(told(refused)).toEqual([
      403,
      'realm_access.roles is missing, so you have no role here yet',
    ])
    expect(await person('bert')).toBeUndefined()
  })

  test('that is unknown is refused by the claim’s name, and changes nothing', async () => {
    const sentence = 'realm_access.roles has no value that gives a role here'
    expect(told(await enter('sub-2', claims({ roles: ['cook'] })))).toEqual([403, sentence])
    expect(await person('bert')).toBeUndefined()
    const { set } = await enter('sub-2', claims({ roles: ['staff'] }))
    expect(told(await enter('sub-2', claims({ roles: ['cook', {}] })))).toEqual([403, sentence])
    expect(await person('bert')).toMatchObject({ role: 'agent', state: 'active' })
    expect(await isIn(set.find((one) => one.startsWith('callboard=')) ?? '')).toBe(true)
    expect(await lastMapping()).toEqual({
      roleValues: ['cook', 'object'],
      role: null,
    })
  })

  test('that is empty ends every way in, until an admin opens it', async () => {
    const first = await enter('sub-2', claims({ roles: ['staff'] }))
    for (const roles of [[], '']) {
      const refused = await enter('sub-2', claims({ roles }))
      expect(told(refused)[0]).toBe(403)
    }
    expect(await person('bert')).toMatchObject({ role: 'agent', state: 'deactivated' })
    expect(await isIn(sessionOf(first))).toBe(false)
    const entry = (await audited()).find(({ action }) => action === 'person.deactivate')
    expect(entry?.comment).toBe('The claim realm_access.roles is empty')
    expect(told(await enter('sub-2', claims({ roles: ['staff'] })))).toEqual([
      403,
      'You are deactivated here; ask your admin',
    ])
  })
})

describe('groups', () => {
  const inGroups = (groups?: unknown) => ({ ...anna, groups })
  const ids = async () => (await groupsOf('anna.new'))?.map(({ AcdGroupsID }) => AcdGroupsID)

  test('are those of the claim, by name or number; unknown ones are told', async () => {
    const all = await server.db.asAccount(1, (tx) =>
      tx.selectFrom('acd_groups').select(['id', 'name', 'group_number']).orderBy('id').execute(),
    )
    const [first, second] = all
    const numbered = all.findLast(({ group_number }) => group_number !== null)
    await enter('sub-1', inGroups([first?.name, numbered?.group_number, 'Nobody’s']))
    expect(await ids()).toEqual([first?.id, numbered?.id])
    expect(await lastMapping()).toMatchObject({
      AcdGroupsIDs: [first?.id, numbered?.id],
      unknownGroups: ['Nobody’s'],
    })
    await enter('sub-1', inGroups())
    expect(await ids()).toEqual([first?.id, numbered?.id])
    await enter('sub-1', inGroups(second?.name))
    expect(await ids()).toEqual([second?.id])
    await enter('sub-1', inGroups([]))
    expect(await ids()).toEqual([])
  })
})

describe('an account', () => {
  test('without a name of its own is called by its mail address', async () => {
    await enter('sub-3', { ...anna, preferred_username: undefined, email: 'c@example.com' })
    expect(await person('c@example.com')).toMatchObject({ role: 'supervisor' })
  })

  test('without either, or of a UID that is taken, needs an invitation', async () => {
    const nameless = { ...anna, preferred_username: undefined }
    expect(told(await enter('sub-3', nameless))).toEqual([
      409,
      'The provider tells no name of yours; ask your admin for an invitation',
    ])
    await server.call(createPerson, { body: { UID: 'Anna.New', role: 'agent' } })
    expect(told(await enter('sub-3', anna))).toEqual([
      409,
      'Your name at the provider is the UID of another user here; ask your admin for an invitation',
    ])
  })

  test('is bound by an invitation, once, and by nothing else', async () => {
    const body = { UID: 'dora', role: 'supervisor' } as const
    const UsersID = (await server.call(createPerson, { body })).records[0]?.UsersID ?? 0
    const params = { UsersID: String(UsersID) }
    const invite = async () =>
      (await server.call(invitePerson, { params })).link.split('#')[1] ?? ''
    const secret = await invite()
    const entered = await enter('sub-4', { preferred_username: 'dora' }, secret)
    expect(told(entered)).toEqual([200, 'supervisor'])
    expect(entered.json.UsersID).toBe(UsersID)
    expect((await server.call(getPerson, { params })).records[0]?.state).toBe('active')
    const usedUp = await enter('sub-5', { preferred_username: 'eve' }, secret)
    expect(usedUp.status).toBe(404)
    await enter('sub-1', anna)
    expect(told(await enter('sub-1', anna, await invite()))).toEqual([
      409,
      'This account of the provider belongs to another person here',
    ])
    await server.call(deactivatePerson, { params, body: {} })
    expect((await enter('sub-4', { preferred_username: 'dora' })).status).toBe(403)
  })
})

describe('an answer', () => {
  const tooLate =
    'This sign-in began too long ago, in another browser, or was used already; begin again'
  const notSignedIn = 'The provider did not sign you in; try again, or ask your admin'
  async function walked() {
    provider.accounts.set('sub-1', anna)
    provider.signInAs('sub-1')
    const { address, cookie } = await begin()
    return { cookie, answer: await provider.walk(address) }
  }

  test('counts once, in the browser that began, within ten minutes', async () => {
    const { answer, cookie } = await walked()
    expect(told(await finish(answer, ''))).toEqual([409, tooLate])
    expect(told(await finish(answer, 'callboard-oidc=cbo_other'))).toEqual([409, tooLate])
    expect((await finish(answer, cookie)).status).toBe(200)
    expect(told(await finish(answer, cookie))).toEqual([409, tooLate])
    const late = await walked()
    server.time.now += 10 * 60_000 + 1
    expect(told(await finish(late.answer, late.cookie))).toEqual([409, tooLate])
  })

  test('to another sign-in, forged or replayed, is refused', async () => {
    const mine = await walked()
    const theirs = await walked()
    expect(told(await finish(theirs.answer, mine.cookie))).toEqual([401, notSignedIn])
    const replayed = await walked()
    const { cookie } = await begin()
    const words = new URLSearchParams(replayed.answer)
    expect((await finish(replayed.answer, replayed.cookie)).status).toBe(200)
    words.set('state', new URL((await begin()).address).searchParams.get('state') ?? '')
    expect(told(await finish(words.toString(), cookie))).toEqual([401, notSignedIn])
  })

  test.each([
    ['of another issuer', 'iss', 'https://evil.example'],
    ['without an issuer', 'iss', undefined],
    ['with a forged state', 'state', 'forged'],
    ['without a code', 'code', undefined],
    ['with a code of its own', 'code', 'forged'],
  ])('%s is refused', async (_name, word, value) => {
    const { answer, cookie } = await walked()
    const words = new URLSearchParams(answer)
    if (value === undefined) words.delete(word)
    else words.set(word, value)
    expect(told(await finish(words.toString(), cookie))).toEqual([401, notSignedIn])
    expect(await person('anna.new')).toBeUndefined()
  })

  test('that somebody may not sign in is told so', async () => {
    provider.signInAs('')
    const { address, cookie } = await begin()
    expect(told(await finish(await provider.walk(address), cookie))).toEqual([401, notSignedIn])
  })

  test('counts as a failed sign-in of the address', async () => {
    for (let time = 0; time < 10; time += 1) {
      const { cookie } = await begin()
      expect((await finish('code=forged&state=forged', cookie)).status).toBe(401)
    }
    const { cookie } = await begin()
    expect((await finish('code=forged&state=forged', cookie)).status).toBe(429)
    const right = await walked()
    expect((await finish(right.answer, right.cookie)).status).toBe(200)
  })

  test('signed with a key that is new is taken', async () => {
    await enter('sub-1', anna)
    await provider.rotateKeys()
    expect((await enter('sub-1', anna)).status).toBe(200)
  })
})

test('what is stored of a sign-in under way is no secret', async () => {
  const { cookie, address } = await begin('cbi_secret')
  const rows = await server.db.asGate((tx) => tx.selectFrom('oidc_flows').selectAll().execute())
  const text = JSON.stringify(rows)
  const words = new URL(address).searchParams
  for (const word of [cookie.split('=')[1], 'cbi_secret', words.get('state'), words.get('nonce')]) {
    expect(text).not.toContain(word ?? 'nothing')
  }
  expect(words.get('code_challenge_method')).toBe('S256')
})

test('signing out ends the session here, and the way back does not open it again', async () => {
  provider.accounts.set('sub-1', anna)
  provider.signInAs('sub-1')
  const { address, cookie } = await begin()
  const answer = await provider.walk(address)
  const session = sessionOf(await finish(answer, cookie))
  const headers = { cookie: session, 'sec-fetch-site': 'same-origin' }
  const json = { ...headers, 'content-type': 'application/json' }
  await server.app.request('/app/v1/session', { method: 'DELETE', headers: json })
  expect(await isIn(session)).toBe(false)
  expect((await finish(answer, cookie)).status).toBe(409)
})

test('a provider that goes away is told as such, and is there again by itself', async () => {
  provider.accounts.set('sub-1', anna)
  provider.signInAs('sub-1')
  const away = [503, 'The provider does not answer; try again, or sign in another way']
  const begun = await begin()
  const answer = await provider.walk(begun.address)
  provider.setDown(true)
  server.time.now += 60_000
  const { status, json } = await begin()
  expect([status, json.error]).toEqual(away)
  expect(told(await finish(answer, begun.cookie))).toEqual(away)
  provider.setDown(false)
  expect((await enter('sub-1', anna)).status).toBe(200)
})
