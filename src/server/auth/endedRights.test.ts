import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { revokeAccessToken } from '@/contract/accessTokens'
import { countMessages } from '@/testing/database/countMessages'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const path = '/rest/v1.0/1/acd/events/event/2039'
const statusOf = async (headers: Record<string, string>) =>
  (await server.app.request(path, { headers })).status

/** The headers of somebody whom reads know by now: only the event itself is asked for. */
async function known(headers: Record<string, string>) {
  expect(await statusOf(headers)).toBe(200)
  const count = countMessages()
  expect(await statusOf(headers)).toBe(200)
  expect(count()).toBe(1)
  return headers
}

async function knownToken() {
  const made = { name: 'short', role: 'agent' } as const
  const { ID, token } = await accessTokenRepository(server.db).create(1, made)
  return { ID, headers: await known({ authorization: `Bearer ${token}` }) }
}

// The clock of these tests stands still, so nobody is forgotten by the time that has passed.
describe('who was let in a moment ago', () => {
  test('is refused at once by the process that revokes the token', async () => {
    const { ID, headers } = await knownToken()
    await server.call(revokeAccessToken, { params: { AccessTokensID: String(ID) } })
    expect(await statusOf(headers)).toBe(401)
  })

  test('is refused once another process has revoked it', async () => {
    const other = await server.db.again()
    const { ID, headers } = await knownToken()
    await accessTokenRepository(other).revoke(1, ID)
    await expect.poll(() => statusOf(headers), { timeout: 20_000 }).toBe(401)
    await other.close()
  })

  test('is refused as soon as the session has ended', async () => {
    const signIn = await server.app.request('/app/v1/session', {
      method: 'POST',
      body: JSON.stringify({ token: server.tokens.agent }),
      headers: { 'content-type': 'application/json' },
    })
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const headers = await known({ cookie })
    const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const init = { method: 'DELETE', headers: { ...headers, ...own } }
    expect((await server.app.request('/app/v1/session', init)).status).toBe(200)
    expect(await statusOf(headers)).toBe(401)
  })
})
