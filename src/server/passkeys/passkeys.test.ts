import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '@/contract/operation/audit'
import { createPerson, deactivatePerson, getPerson, invitePerson } from '@/contract/people/people'
import { type Oddity, softAuthenticator } from '@/testing/passkeys/softAuthenticator'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'
import { pruneChallenges } from './challenges'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const page = 'http://localhost:8080'
const minute = 60_000
const day = 24 * 60 * minute

type Asking = { origin?: string; cookie?: string; method?: string; headers?: object }
async function ask(
  path: string,
  body?: unknown,
  { origin = page, cookie, method = 'POST' }: Asking = {},
) {
  const answer = await server.app.request(path, {
    method,
    headers: {
      origin,
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0',
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const set = answer.headers.get('set-cookie')?.split(';')[0]
  return { status: answer.status, json: await answer.json(), cookie: set ?? '' }
}

async function addJohn(role: 'agent' | 'supervisor' = 'agent'): Promise<number> {
  const body = { UID: 'john.doe', FirstName: 'John', LastName: 'Doe', role }
  return (await server.call(createPerson, { body })).records[0]?.UsersID ?? 0
}
async function invite(UsersID: number): Promise<string> {
  const { link } = await server.call(invitePerson, { params: { UsersID: String(UsersID) } })
  return link.split('#')[1] ?? ''
}
const key = () => softAuthenticator(page)
type Key = ReturnType<typeof key>

async function accept(secret: string, own: Key, odd: Oddity = {}, asking: Asking = {}) {
  const opened = await ask('/app/v1/invitation', { secret }, asking)
  if (opened.status !== 200) return opened
  const made = own.make(opened.json.options, odd)
  return ask('/app/v1/invitation/passkey', { secret, made }, asking)
}
async function signIn(own: Key, odd: Oddity = {}, asking: Asking = {}) {
  const { json } = await ask('/app/v1/session/passkey/options', undefined, asking)
  return ask('/app/v1/session/passkey', { used: own.use(json.options, odd) }, asking)
}
async function joined(own = key()) {
  const UsersID = await addJohn()
  const { cookie } = await accept(await invite(UsersID), own)
  return { own, UsersID, cookie }
}
const stateOf = async (UsersID: number) =>
  (await server.call(getPerson, { params: { UsersID: String(UsersID) } })).records[0]?.state
const problem = ({ status, json }: Awaited<ReturnType<typeof ask>>) => [status, json.error]

const notKnown =
  'This passkey is not known here, or was removed; sign in another way, or ask your admin for an invitation'
const usedUp = 'This invitation was used, has expired or is not whole; ask your admin for a new one'
const elsewhere = 'This passkey was used at another address than this server’s'

describe('an invitation', () => {
  test('tells whom it is for, gives a passkey and a session, once', async () => {
    const UsersID = await addJohn()
    const secret = await invite(UsersID)
    const opened = await ask('/app/v1/invitation', { secret })
    expect(opened.json).toMatchObject({
      UID: 'john.doe',
      name: 'John Doe',
      dtExpires: '2026-12-01T12:00:00.000',
      options: {
        rp: { id: 'localhost', name: 'Callboard' },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      },
    })
    expect(await stateOf(UsersID)).toBe('invited')
    const own = key()
    const accepted = await accept(secret, own)
    expect(accepted.json).toMatchObject({ UsersID, role: 'agent', name: 'John Doe' })
    expect(await stateOf(UsersID)).toBe('active')
    const session = await ask('/app/v1/session', undefined, {
      cookie: accepted.cookie,
      method: 'GET',
    })
    expect(session.json).toMatchObject({ UsersID, name: 'John Doe' })
    expect(problem(await accept(secret, key()))).toEqual([404, usedUp])
    expect((await signIn(own)).json).toMatchObject({ UsersID })
  })

  test.each([
    [
      'used by two at once lets one in',
      async (secret: string) => {
        const two = await Promise.all([accept(secret, key()), accept(secret, key())])
        return two.map(({ status }) => status).sort()
      },
      [200, 404],
    ],
    [
      'of before is over',
      async (secret: string, UsersID: number) => {
        await invite(UsersID)
        return problem(await accept(secret, key()))
      },
      [404, usedUp],
    ],
    [
      'of a week ago is over',
      async (secret: string) => {
        server.time.now += 7 * day
        return problem(await accept(secret, key()))
      },
      [404, usedUp],
    ],
    [
      'that was altered is none',
      async (secret: string) => problem(await accept(`${secret.slice(0, -1)}_`, key())),
      [404, usedUp],
    ],
    [
      'of a person who is deactivated is over',
      async (secret: string, UsersID: number) => {
        await server.call(deactivatePerson, { params: { UsersID: String(UsersID) }, body: {} })
        return problem(await accept(secret, key()))
      },
      [404, usedUp],
    ],
  ])('%s', async (_, use, expected) => {
    const UsersID = await addJohn()
    expect(await use(await invite(UsersID), UsersID)).toEqual(expected)
  })

  test.each<[string, Oddity, [number, string]]>([
    ['another origin', { origin: 'http://localhost:9999' }, [409, elsewhere]],
    [
      'another host name',
      { rpID: 'evil.example' },
      [409, 'The answer of the authenticator is not valid; nothing was stored'],
    ],
    [
      'no PIN or finger',
      { isVerified: false },
      [409, 'The answer of the authenticator is not valid; nothing was stored'],
    ],
  ])('is not used up by a passkey of %s', async (_, odd, expected) => {
    const UsersID = await addJohn()
    const secret = await invite(UsersID)
    expect(problem(await accept(secret, key(), odd))).toEqual(expected)
    expect(await stateOf(UsersID)).toBe('invited')
    expect((await accept(secret, key())).status).toBe(200)
  })

  test('that is guessed counts as a failed sign-in', async () => {
    const guess = () => ask('/app/v1/invitation', { secret: 'cbi_guess' })
    for (let n = 0; n < 10; n += 1) expect((await guess()).status).toBe(404)
    expect((await guess()).status).toBe(429)
  })
})

describe('a passkey', () => {
  test('signs in, as often as one wants, and its last use is noted', async () => {
    const { own, cookie, UsersID } = await joined()
    server.time.now += minute
    const again = await signIn(own)
    expect([again.status, again.json.UsersID]).toEqual([200, UsersID])
    expect((await signIn(own)).status).toBe(200)
    const listed = await ask('/app/v1/passkeys', undefined, { cookie, method: 'GET' })
    expect(listed.json.records).toEqual([
      {
        ID: expect.any(Number),
        name: 'Chromium on Linux',
        dtCreated: '2026-11-24T12:00:00.000',
        dtLastUsed: '2026-11-24T12:01:00.000',
      },
    ])
  })

  test.each<[string, Oddity, [number, string]]>([
    ['from another origin', { origin: 'http://localhost:9999' }, [409, elsewhere]],
    ['for another host name', { rpID: 'evil.example' }, [401, notKnown]],
    ['without PIN or finger', { isVerified: false }, [401, notKnown]],
    ['of another person', { userHandle: 'AAAA' }, [401, notKnown]],
  ])('%s signs nobody in', async (_, odd, expected) => {
    const { own } = await joined()
    const refused = await signIn(own, odd)
    expect([problem(refused), refused.cookie]).toEqual([expected, ''])
  })

  test('that was copied is refused, and the audit log says so', async () => {
    const { own } = await joined()
    expect((await signIn(own, { counter: 50 })).status).toBe(200)
    for (const counter of [50, 49]) {
      expect(problem(await signIn(own, { counter }))).toEqual([
        401,
        'This passkey was used from a copy, so it was refused; ask your admin for a new invitation',
      ])
    }
    const { records } = await server.call(listAudit, { query: { filter: 'object:passkey' } })
    expect(records.map(({ action }) => action)).toEqual([
      'passkey.add',
      'passkey.refuse',
      'passkey.refuse',
    ])
    expect((await signIn(own, { counter: 51 })).status).toBe(200)
  })

  test('that does not count may sign in again', async () => {
    const own = key()
    await accept(await invite(await addJohn()), own, { counter: 0 })
    for (let n = 0; n < 2; n += 1) expect((await signIn(own, { counter: 0 })).status).toBe(200)
  })

  test('that nobody knows is refused, and counts as a failed sign-in', async () => {
    const own = key()
    own.make({ challenge: 'x', rp: { id: 'localhost' }, user: { id: 'x' } })
    for (let n = 0; n < 10; n += 1) expect(problem(await signIn(own))).toEqual([401, notKnown])
    expect((await signIn(own)).status).toBe(429)
  })

  test('answers a challenge once, within five minutes, for its purpose alone', async () => {
    const { own, cookie } = await joined()
    const { json } = await ask('/app/v1/session/passkey/options')
    const used = own.use(json.options)
    expect((await ask('/app/v1/session/passkey', { used })).status).toBe(200)
    const late = [409, 'The passkey was asked for too long ago, or twice; try again']
    expect(problem(await ask('/app/v1/session/passkey', { used }))).toEqual(late)
    const other = await ask('/app/v1/session/passkey/options')
    server.time.now += 5 * minute
    const after = own.use(other.json.options)
    expect(problem(await ask('/app/v1/session/passkey', { used: after }))).toEqual(late)
    const adding = await ask('/app/v1/passkeys/options', undefined, { cookie })
    const mixed = own.use({ ...adding.json.options, rpId: 'localhost' })
    expect(problem(await ask('/app/v1/session/passkey', { used: mixed }))).toEqual(late)
    await ask('/app/v1/session/passkey/options')
    await pruneChallenges(server.db, server.time.now + 5 * minute + 1)
    const left = await server.db.asGate((tx) =>
      tx.selectFrom('passkey_challenges').selectAll().execute(),
    )
    expect(left).toEqual([])
  })

  test('is one of several, and the last stays while there is no other way in', async () => {
    const { own, cookie, UsersID } = await joined()
    const second = key()
    const add = async (one: Key) => {
      const { json } = await ask('/app/v1/passkeys/options', undefined, { cookie })
      expect(json.options.excludeCredentials.length).toBeGreaterThan(0)
      return ask('/app/v1/passkeys', { made: one.make(json.options) }, { cookie })
    }
    const added = await add(second)
    expect(added.json.records).toMatchObject([{ name: 'Chromium on Linux', dtLastUsed: null }])
    expect(problem(await add(second))).toEqual([409, 'This passkey is here already'])
    const remove = async (ID: number) =>
      problem(await ask(`/app/v1/passkeys/${ID}`, undefined, { cookie, method: 'DELETE' }))
    const [first, other] = (await ask('/app/v1/passkeys', undefined, { cookie, method: 'GET' }))
      .json.records
    expect(await remove(first.ID)).toEqual([200, undefined])
    expect(problem(await signIn(own))).toEqual([401, notKnown])
    expect((await signIn(second)).status).toBe(200)
    expect(await remove(other.ID)).toEqual([
      409,
      'This is the last way in; add another passkey first',
    ])
    expect((await signIn(second)).status).toBe(200)
    const made = { name: 'John', role: 'agent', UsersID } as const
    await accessTokenRepository(server.db).create(1, made)
    expect(await remove(999_999)).toEqual([404, 'Passkey not found'])
    expect(await remove(other.ID)).toEqual([200, undefined])
    expect(await stateOf(UsersID)).toBe('active')
  })

  test('of a person who is deactivated signs in no more, until they are active again', async () => {
    const { own, UsersID } = await joined()
    const params = { UsersID: String(UsersID) }
    await server.call(deactivatePerson, { params, body: {} })
    expect(problem(await signIn(own))).toEqual([401, notKnown])
    await server.fetch(`/app/v1/people/${UsersID}/activate`, { method: 'POST' })
    expect((await signIn(own)).status).toBe(200)
  })

  test('belongs to a person, so who stands for nobody gets none', async () => {
    const answer = await server.fetch('/app/v1/passkeys/options', { method: 'POST' })
    expect([answer.status, (await answer.json()).error]).toEqual([
      409,
      'This sign-in stands for no person; an admin can add you under People',
    ])
  })
})

describe('the address', () => {
  test('is that of the page, with its port, whatever a proxy makes of the host', async () => {
    const origin = 'https://calls.example:8443'
    const own = softAuthenticator(origin)
    const secret = await invite(await addJohn())
    const opened = await ask('/app/v1/invitation', { secret }, { origin })
    expect(opened.json.options.rp.id).toBe('calls.example')
    expect((await accept(secret, own, {}, { origin })).status).toBe(200)
    expect((await signIn(own, {}, { origin })).status).toBe(200)
    // The same key, handed on from a page elsewhere that passes the request through.
    expect(problem(await signIn(own))).toEqual([409, elsewhere])
    expect(problem(await signIn(own, { origin: page }))).toEqual([409, elsewhere])
  })

  test('has a name: an IP address has no passkeys', async () => {
    for (const origin of ['http://127.0.0.1:8080', 'https://[::1]', 'https://192.0.2.7']) {
      expect(problem(await ask('/app/v1/session/passkey/options', undefined, { origin }))).toEqual([
        409,
        'A passkey belongs to a host name, not to an IP address; open Callboard by its name',
      ])
    }
  })

  test('of CALLBOARD_ORIGIN alone counts where it is set', async () => {
    const fixed = await startServer({ CALLBOARD_ORIGIN: 'https://calls.example' })
    const headers = { origin: 'http://localhost:8080' }
    const answer = await fixed.app.request('/app/v1/session/passkey/options', {
      method: 'POST',
      headers,
    })
    expect((await answer.json()).options.rpId).toBe('calls.example')
    const ways = await (await fixed.app.request('/app/v1/session/ways')).json()
    expect(ways).toEqual({
      passkeys: false,
      oidc: null,
      origin: 'https://calls.example',
      status: 200,
    })
    await fixed.close()
  })

  test('of another site begins nothing', async () => {
    const answer = await server.app.request('/app/v1/session/passkey/options', {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    })
    expect(answer.status).toBe(403)
  })
})

test('whoever is not signed in learns that there are passkeys, and of nobody more', async () => {
  const ways = async () => (await ask('/app/v1/session/ways', undefined, { method: 'GET' })).json
  expect(await ways()).toEqual({ passkeys: false, oidc: null, origin: null, status: 200 })
  await joined()
  expect(await ways()).toEqual({ passkeys: true, oidc: null, origin: null, status: 200 })
  const { json } = await ask('/app/v1/session/passkey/options')
  expect(json.options.allowCredentials ?? []).toEqual([])
})

test('an answer that is no answer of an authenticator is refused, and nothing breaks', async () => {
  const { own, cookie } = await joined()
  const { json } = await ask('/app/v1/session/passkey/options')
  const used = own.use(json.options)
  const broken = [
    { ...used, response: { ...used.response, clientDataJSON: 'bnVsbA' } },
    { ...used, response: { ...used.response, authenticatorData: 'AAAA' } },
    { ...used, response: { ...used.response, signature: '' } },
    { ...used, id: 'other' },
  ]
  for (const odd of broken) {
    expect([401, 409]).toContain((await ask('/app/v1/session/passkey', { used: odd })).status)
  }
  expect((await ask('/app/v1/session/passkey', { used: 'x' })).status).toBe(400)
  const adding = await ask('/app/v1/passkeys/options', undefined, { cookie })
  const made = key().make(adding.json.options)
  const odd = { ...made, response: { ...made.response, attestationObject: 'oA' } }
  expect((await ask('/app/v1/passkeys', { made: odd }, { cookie })).status).toBe(409)
})
