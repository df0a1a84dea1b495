import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '@/server/createApp'
import { readConfig } from '@/server/settings/config'
import { oidcBrowser, told, wayBack } from '@/testing/oidc/oidcBrowser'
import { oidcSettings, startTestProvider } from '@/testing/oidc/testProvider'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

type Oddity = Omit<Parameters<typeof startTestProvider>[0], 'redirectUris'>
type Settings = (issuer: string) => Record<string, string>

/** The app of these settings, on the database of the test. */
function appOf(settings: Record<string, string>) {
  const { app, close } = createApp({
    db: server.db,
    config: readConfig(settings),
    log: pino({ level: 'silent' }),
    clock: () => server.time.now,
  })
  ends.push(async () => close())
  return app
}

/** A provider of this kind, and an app whose settings name it; `down`: away when the app starts. */
async function signInWith(oddity: Oddity, settings: Settings = oidcSettings, down = false) {
  const provider = await startTestProvider({ ...oddity, redirectUris: [wayBack] })
  provider.setDown(down)
  ends.push(provider.close)
  const app = appOf({ CALLBOARD_OIDC_ROLE_CLAIM: 'roles', ...settings(provider.issuer) })
  return { provider, app, ...oidcBrowser(app, provider) }
}

const anna = { preferred_username: 'anna.new', roles: ['supervisor'] }

describe('the issuer', () => {
  const withSlash = (issuer: string) => oidcSettings(`${issuer.replace(/\/$/, '')}/`)
  const without = (issuer: string) => oidcSettings(issuer.replace(/\/$/, ''))
  test.each([
    ['with a slash in the settings alone', '/tenant', withSlash],
    ['with a slash at the provider alone', '/tenant/', without],
    ['with a slash in both', '/tenant/', withSlash],
    ['without one', '/tenant', without],
    ['of a bare host, with one in the settings', '', withSlash],
    ['of a bare host, with one at the provider', '/', without],
  ])('%s signs in', async (_name, path, settings) => {
    const { enter } = await signInWith({ path }, settings)
    expect(told(await enter('sub-1', anna))).toEqual([200, 'supervisor'])
  })

  test('is one, with and without the slash: the person stays the same', async () => {
    const { enter, provider } = await signInWith({ path: '/tenant' }, withSlash)
    const first = await enter('sub-1', anna)
    const app = appOf({ CALLBOARD_OIDC_ROLE_CLAIM: 'roles', ...without(provider.issuer) })
    const again = await oidcBrowser(app, provider).enter('sub-1', anna)
    expect(again.json.UsersID).toBe(first.json.UsersID)
  })
})

describe('the claims', () => {
  test('may be in the ID token alone', async () => {
    const { enter } = await signInWith({ inIdToken: ['roles', 'preferred_username'] })
    expect(told(await enter('sub-1', anna))).toEqual([200, 'supervisor'])
  })

  test('may be in the user info alone', async () => {
    const { enter } = await signInWith({ inIdToken: [] })
    expect(told(await enter('sub-1', anna))).toEqual([200, 'supervisor'])
  })

  test('an empty list in the ID token is not filled up by the user info', async () => {
    const { enter } = await signInWith({ inIdToken: ['roles'] })
    await enter('sub-1', anna)
    const refused = await enter('sub-1', { ...anna, roles: [] })
    expect(refused.status).toBe(403)
    expect((await enter('sub-1', anna)).json.error).toBe('You are deactivated here; ask your admin')
  })
})

test('a provider that is away when Callboard starts signs in as soon as it is there', async () => {
  const { enter, begin, provider } = await signInWith({}, oidcSettings, true)
  expect((await begin()).status).toBe(503)
  provider.setDown(false)
  expect(told(await enter('sub-1', anna))).toEqual([200, 'supervisor'])
})

describe('the provider’s clock', () => {
  test.each([20, -20])('may be %d s ahead', async (seconds) => {
    const { enter, provider } = await signInWith({})
    provider.setAhead(seconds)
    expect(told(await enter('sub-1', anna))).toEqual([200, 'supervisor'])
  })

  // Two hours behind, a token has ended before it comes.
  test.each([300, -300, -7200])(
    'is refused when it is %d s ahead, with the reason',
    async (seconds) => {
      const { enter, provider } = await signInWith({})
      provider.setAhead(seconds)
      expect(told(await enter('sub-1', anna))).toEqual([
        503,
        'The clocks of the provider and of this server differ; tell your admin, or sign in another way',
      ])
    },
  )
})

test('a provider that the settings no longer name is no way in', async () => {
  const { enter, app, provider } = await signInWith({})
  const entered = await enter('sub-1', anna)
  const { UsersID } = entered.json
  const cookie = entered.set.find((one) => one.startsWith('callboard=')) ?? ''
  const bearer = { authorization: `Bearer ${server.tokens.admin}` }
  const stateAt = async (at: typeof app) =>
    (await (await at.request(`/app/v1/people/${UsersID}`, { headers: bearer })).json()).records[0]
      .state
  const other = { ...oidcSettings(`${provider.issuer}/other`) }
  const [withoutIt, withOther] = [appOf({}), appOf(other)]
  expect(await Promise.all([app, withoutIt, withOther].map(stateAt))).toEqual([
    'active',
    'invited',
    'invited',
  ])

  await server.db.asAccount(1, (tx) =>
    tx
      .insertInto('passkeys')
      .values({
        client_id: 1,
        users_id: UsersID,
        credential_id: 'only one',
        public_key: Buffer.from('key'),
        counter: 0,
        transports: [],
        rp_id: 'localhost',
        name: 'Chromium on Linux',
        created_at: new Date(server.time.now),
      })
      .execute(),
  )
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const owned = await (await app.request('/app/v1/passkeys', { headers })).json()
  const path = `/app/v1/passkeys/${owned.records[0].ID}`
  const remove = async (at: typeof app) =>
    (await at.request(path, { method: 'DELETE', headers })).status
  expect([await remove(withoutIt), await remove(withOther), await remove(app)]).toEqual([
    409, 409, 200,
  ])
})

test('an account of a provider that the settings no longer name can go: it is no way in', async () => {
  const { enter } = await signInWith({})
  const { UsersID } = (await enter('sub-1', anna)).json
  const withoutIt = appOf({})
  const headers = { authorization: `Bearer ${server.tokens.admin}` }
  const path = `/app/v1/people/${UsersID}/identities`
  const bound = async () => (await (await withoutIt.request(path, { headers })).json()).records
  const [account] = await bound()
  expect(account).toMatchObject({ subject: 'sub-1', bWayIn: false })
  const removed = await withoutIt.request(`${path}/${account.ID}`, { method: 'DELETE', headers })
  expect(removed.status).toBe(200)
  expect(await bound()).toEqual([])
})
