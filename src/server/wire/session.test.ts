import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'
import { signInLinks } from '../accessTokens/signInLinks'
import { sessionRepository } from '../auth/sessions'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const minute = 60_000
const hour = 60 * minute
const json = { 'content-type': 'application/json' }

const signIn = (credentials: Record<string, string>, headers: Record<string, string> = {}) =>
  server.app.request('/app/v1/session', {
    method: 'POST',
    body: JSON.stringify(credentials),
    headers: { ...json, ...headers },
  })
const tokens = () => accessTokenRepository(server.db)
const codeFor = (key: { ClientsID: number; AccessTokensID: number }) =>
  sessionRepository(server.db).createCode(key, server.time.now)

async function cookieOf(credentials = { token: server.tokens.supervisor }): Promise<string> {
  const response = await signIn(credentials)
  expect(response.status).toBe(200)
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const status = async (cookie: string, path = '/app/v1/session') =>
  (await server.app.request(path, { headers: { cookie } })).status

describe('those who ask at the same moment', () => {
  test('are each let in for what they are, and each refused by itself', async () => {
    const revoked = await accessTokenRepository(server.db).create(1, {
      name: 'gone',
      role: 'admin',
    })
    await accessTokenRepository(server.db).revoke(1, revoked.ID)
    const cookie = await cookieOf()
    const session = cookie.split('=')[1] ?? ''
    const { admin, supervisor, foreign } = server.tokens
    const asked: [token: string, status: number, role?: string][] = [
      [admin, 200, 'admin'],
      [revoked.token, 401],
      [supervisor, 200, 'supervisor'],
      ['x'.repeat(40), 401],
      [foreign, 200, 'admin'],
      // A session's secret is no token.
      [session, 401],
      [admin, 200, 'admin'],
    ]
    const answers = await Promise.all([
      ...asked.map(([token]) => server.fetch('/app/v1/session', {}, token)),
      server.app.request('/app/v1/session', { headers: { cookie } }),
      server.app.request('/app/v1/session', { headers: { cookie: `callboard=${admin}` } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([
      ...asked.map(([, expected]) => expected),
      200,
      401,
    ])
    const bodies = await Promise.all(answers.map((answer) => answer.json()))
    asked.forEach(([token, , role], at) => {
      if (role) expect(bodies[at]).toMatchObject({ role, ClientsID: token === foreign ? 2 : 1 })
    })
  })
})

describe('a session', () => {
  test('is an opaque, HttpOnly, strict cookie that holds nothing of the token', async () => {
    const response = await signIn({ token: server.tokens.admin })
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^callboard=cbs_[\w-]{43};/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    expect(cookie).toContain('Path=/')
    expect(await response.json()).toMatchObject({
      ClientsID: 1,
      role: 'admin',
      timeZone: 'Europe/Berlin',
      now: server.time.now,
    })
    const [value = ''] = cookie.slice('callboard='.length).split(';')
    const stored = await server.db.asGate((tx) => tx.selectFrom('sessions').selectAll().execute())
    expect(JSON.stringify(stored)).not.toContain(value)
  })

  test('opens the REST API of its client account alone', async () => {
    const cookie = await cookieOf()
    expect(await status(cookie, '/rest/v1.0/1/acd/groups')).toBe(200)
    expect(await status(cookie, '/rest/v1.0/2/acd/groups')).toBe(401)
  })

  test('ends after 12 hours, however busy', async () => {
    const cookie = await cookieOf()
    for (let passed = 0; passed < 12; passed += 1) {
      expect(await status(cookie), `${passed} h`).toBe(200)
      server.time.now += hour
    }
    expect(await status(cookie)).toBe(401)
  })

  test('ends after 2 hours without a word from a page', async () => {
    const cookie = await cookieOf()
    server.time.now += 2 * hour - minute
    expect(await status(cookie)).toBe(200)
    server.time.now += 2 * hour + minute
    expect(await status(cookie)).toBe(401)
  })

  test('ends at once when its access token is revoked', async () => {
    const { ID, token } = await tokens().create(1, { name: 'short', role: 'agent' })
    const cookie = await cookieOf({ token })
    await tokens().revoke(1, ID)
    expect(await status(cookie)).toBe(401)
    expect((await signIn({ token })).status).toBe(401)
  })

  test('does not come back with its access token, nor do the links of it', async () => {
    const { ID, token } = await tokens().create(1, { name: 'short', role: 'agent' })
    const cookie = await cookieOf({ token })
    const key = { ClientsID: 1, AccessTokensID: ID }
    const [before, after] = [await codeFor(key), await codeFor(key)]
    await tokens().revoke(1, ID)
    expect((await signIn({ code: before })).status).toBe(401)
    await server.db.asAccount(1, (tx) =>
      tx.updateTable('access_tokens').set({ revoked_at: null }).where('id', '=', ID).execute(),
    )
    expect(await status(cookie)).toBe(401)
    expect((await signIn({ code: after })).status).toBe(401)
  })

  test('that begins ends the one before it in the same browser, of whatever client', async () => {
    for (const token of [server.tokens.supervisor, server.tokens.foreign]) {
      const former = await cookieOf({ token })
      const other = await cookieOf({ token })
      const wrong = await signIn({ token: 'wrong' }, { cookie: former })
      expect([wrong.status, await status(former)]).toEqual([401, 200])
      const next = await signIn({ token: server.tokens.agent }, { cookie: former })
      expect([next.status, await status(former), await status(other)]).toEqual([200, 401, 200])
    }
    const { records } = await server.call(listAudit, { query: { filter: 'action:session.end' } })
    expect(records.map(({ name, origin }) => [name, origin])).toEqual([['supervisor', 'session']])
  })

  test('of another origin of the same server ends too', async () => {
    const former = await cookieOf()
    const cookie = former.replace(/^callboard=/, '__Host-callboard=')
    await signIn({ token: server.tokens.agent }, { cookie })
    expect(await status(former)).toBe(401)
  })

  test('of another client account ends with sign-out, whoever signs out', async () => {
    const foreign = await cookieOf({ token: server.tokens.foreign })
    const response = await server.fetch('/app/v1/session', {
      method: 'DELETE',
      headers: { cookie: foreign, ...json },
    })
    expect([response.status, await status(foreign)]).toEqual([200, 401])
  })

  test('ends with sign-out', async () => {
    const cookie = await cookieOf()
    const response = await server.app.request('/app/v1/session', {
      method: 'DELETE',
      headers: { cookie, ...json, 'sec-fetch-site': 'same-origin' },
    })
    expect(response.status).toBe(200)
    expect(await status(cookie)).toBe(401)
  })
})

describe('behind https', () => {
  test('the cookie is __Host- and Secure', async () => {
    const secure = await startServer({ CALLBOARD_ORIGIN: 'https://callboard.example' })
    try {
      const response = await secure.app.request('/app/v1/session', {
        method: 'POST',
        body: JSON.stringify({ token: secure.tokens.admin }),
        headers: json,
      })
      const cookie = response.headers.get('set-cookie') ?? ''
      expect(cookie).toMatch(/^__Host-callboard=/)
      expect(cookie).toContain('Secure')
      expect(response.headers.get('strict-transport-security')).toContain('max-age')
    } finally {
      await secure.close()
    }
  })
})

describe('a change by cookie', () => {
  const change = async (headers: Record<string, string>) => {
    const cookie = await cookieOf()
    const response = await server.app.request('/rest/v1.0/1/acd/events/create', {
      method: 'POST',
      body: JSON.stringify({ AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'b' }),
      headers: { cookie, ...headers },
    })
    return response.status
  }
  const own = 'http://localhost'

  test.each([
    ['from our page', { ...json, 'sec-fetch-site': 'same-origin' }, 200],
    ['from our origin, by an older browser', { ...json, origin: own }, 200],
    ['from another site', { ...json, 'sec-fetch-site': 'cross-site', origin: own }, 403],
    ['from a sister host', { ...json, 'sec-fetch-site': 'same-site' }, 403],
    ['from another origin', { ...json, origin: 'https://evil.example' }, 403],
    ['from nowhere', json, 403],
    ['as a form', { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' }, 415],
  ])('%s: %o is %i', async (_, headers, expected) => {
    expect(await change(headers)).toBe(expected)
  })
})

describe('sign-in', () => {
  test('ten failures in 15 minutes slow the address down, never who has the right token', async () => {
    for (let failure = 0; failure < 10; failure += 1) {
      expect((await signIn({ token: `wrong-${failure}` })).status).toBe(401)
      server.time.now += minute
    }
    const slowed = await signIn({ token: 'wrong' })
    expect(slowed.status).toBe(429)
    const wait = Number(slowed.headers.get('retry-after'))
    expect(wait).toBe(5 * 60)
    expect((await signIn({ code: 'wrong' })).status).toBe(429)
    expect((await signIn({ token: server.tokens.admin })).status).toBe(200)
    const [[, link = ''] = []] = await signInLinks(server.db, '', server.time.now, { isDemo: true })
    expect((await signIn({ code: link.split('#')[1] ?? '' })).status).toBe(200)
    server.time.now += wait * 1000 + 1
    expect((await signIn({ token: 'wrong' })).status).toBe(401)
    expect((await signIn({ token: 'wrong' })).status).toBe(429)
  })

  test('failures that come at the same moment are counted one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, n) => signIn({ token: `wrong-${n}` })),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(5).fill(429)])
  })

  test('a link works once, within the hour, for its role', async () => {
    const links = await signInLinks(server.db, 'http://localhost', server.time.now, {
      isDemo: true,
    })
    expect(links.map(([role]) => role)).toEqual(['agent', 'supervisor', 'admin'])
    const [agent = '', supervisor = ''] = links.map(([, link]) => link.split('#')[1] ?? '')
    const first = await signIn({ code: agent })
    expect((await first.json()).role).toBe('agent')
    expect((await signIn({ code: agent })).status).toBe(401)
    server.time.now += hour + 1
    expect((await signIn({ code: supervisor })).status).toBe(401)
  })

  test.each([{}, { token: 'a', code: 'b' }, { token: 1 }])('%o is 400', async (body) => {
    const response = await server.app.request('/app/v1/session', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: json,
    })
    expect(response.status).toBe(400)
  })
})

describe('calls', () => {
  test('are limited for each token when the setting says so', async () => {
    const limited = await startServer({ CALLBOARD_RATE_LIMIT: '3' })
    try {
      const call = (token: string) => limited.fetch('/rest/v1.0/1/acd/events/types', {}, token)
      for (let n = 0; n < 3; n += 1) expect((await call(limited.tokens.admin)).status).toBe(200)
      const stopped = await call(limited.tokens.admin)
      expect(stopped.status).toBe(429)
      expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await call(limited.tokens.agent)).status).toBe(200)
    } finally {
      await limited.close()
    }
  })
})

test.each([
  ['/app/v1/session/oidc/begin', {}],
  ['/app/v1/session/oidc', { answer: '?code=a&state=b' }],
])('%s is 404 where no provider is set up', async (path, body) => {
  const response = await server.app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: json,
  })
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: expect.stringContaining('another way') })
})
