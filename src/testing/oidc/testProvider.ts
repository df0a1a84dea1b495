import { AsyncLocalStorage } from 'node:async_hooks'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** What the provider says of one account, beside its `sub`. */
export type AccountClaims = Record<string, unknown>

const testClient = { id: 'callboard', secret: 'a-secret-of-the-test-run-0123456789' }

type Oddity = {
  /** Claims that are in the ID token alone; the rest is in the user info alone. */
  inIdToken?: readonly string[]
  /** A path behind the issuer's host, such as `/tenant` or `/tenant/`. */
  path?: string
  redirectUris?: readonly string[]
}

/** What handles a request may have a clock of its own, by so many milliseconds ahead. */
const clockOf = new AsyncLocalStorage<number>()
const ourNow = Date.now
Date.now = () => ourNow() + (clockOf.getStore() ?? 0)

/** Every claim that a test may use, by the scope that asks for it. */
const scopes = {
  openid: ['sub'],
  profile: ['preferred_username', 'given_name', 'family_name', 'roles', 'groups', 'realm_access'],
  email: ['email'],
}

/** What a browser does at the provider: it goes on, with cookies, until it is led back. */
async function walk(address: string, redirectUris: readonly string[]): Promise<string> {
  const cookies = new Map<string, string>()
  for (let at = address; ; ) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null)
      throw new Error(`The provider stops: ${answer.status} ${await answer.text()}`)
    at = new URL(next, at).href
    if (redirectUris.some((uri) => at.startsWith(uri))) return new URL(at).search.slice(1)
  }
}

/**
 * A real OpenID Connect provider on loopback, in this process. It signs in whom `login` names,
 * without asking: what is under test is ours. `accounts` may be changed while it runs.
 */
export async function startTestProvider({ inIdToken = [], path = '', redirectUris = [] }: Oddity) {
  const mountedAt = path.replace(/\/$/, '')
  let ways = redirectUris
  const accounts = new Map<string, AccountClaims>()
  let login = ''
  let isDown = false
  let aheadMs = 0
  const server = createServer((incoming, answer) => {
    if (isDown) return incoming.socket.destroy()
    // As a server that mounts the provider at a path does.
    Object.assign(incoming, {
      originalUrl: incoming.url,
      url: incoming.url?.startsWith(mountedAt)
        ? incoming.url.slice(mountedAt.length)
        : incoming.url,
    })
    return clockOf.run(aheadMs, () => handle(incoming, answer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server of TCP has an address of this kind.
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}${path}`
  const configuration = (): Configuration => ({
    clients: [
      {
        client_id: testClient.id,
        client_secret: testClient.secret,
        redirect_uris: [...ways],
      },
    ],
    claims: { ...scopes, openid: ['sub', ...inIdToken] },
    conformIdTokenClaims: true,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `${mountedAt}/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: (use) => {
        const all = Object.entries({ sub, ...accounts.get(sub) })
        const told = all.filter(([name]) => use === 'id_token' || !inIdToken.includes(name))
        return { sub, ...Object.fromEntries(told) }
      },
    }),
    cookies: { keys: ['a key of the test run'] },
    pkce: { required: () => true },
  })
  function providerWith(more: Configuration = {}) {
    const made = new Provider(issuer, { ...configuration(), ...more })
    made.use(async (context, next) => {
      if (!context.path.startsWith('/interaction/')) return next()
      const accountId = login
      if (accountId === '') {
        const result = { error: 'access_denied' }
        return made.interactionFinished(context.req, context.res, result)
      }
      const { params } = await made.interactionDetails(context.req, context.res)
      const grant = new made.Grant({ accountId, clientId: String(params.client_id) })
      grant.addOIDCScope(String(params.scope))
      const result = { login: { accountId }, consent: { grantId: await grant.save() } }
      context.respond = false
      return made.interactionFinished(context.req, context.res, result)
    })
    return made
  }
  let handle = providerWith().callback()
  return {
    issuer,
    accounts,
    /** Whose account the next browser signs in with; an empty one is refused. */
    signInAs: (sub: string) => {
      login = sub
    },
    /** Signs with a key of its own from now on, and publishes no other. */
    rotateKeys: async () => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }
      handle = providerWith({ jwks: { keys: [{ ...key, kid: `key ${Date.now()}` }] } }).callback()
    },
    /** Where it may lead back to, once that is known. */
    leadBackTo: (redirectUri: string) => {
      ways = [redirectUri]
      handle = providerWith().callback()
    },
    /** Nobody is answered for as long. */
    setDown: (down: boolean) => {
      isDown = down
    },
    /** Its clock differs from ours from now on. */
    setAhead: (seconds: number) => {
      aheadMs = seconds * 1000
    },
    walk: (address: string) => walk(address, ways),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The settings of a server whose people sign in there. */
export const oidcSettings = (issuer: string) => ({
  CALLBOARD_OIDC_ISSUER: issuer,
  CALLBOARD_OIDC_CLIENT_ID: testClient.id,
  CALLBOARD_OIDC_CLIENT_SECRET: testClient.secret,
})
