import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createPerson } from '@/contract/people/people'
import { signInAs } from '@/testing/database/signInAs'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
const agent = 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/143.0'

async function signIn(token: string): Promise<string> {
  const answer = await server.app.request('/app/v1/session', {
    method: 'POST',
    body: JSON.stringify({ token }),
    headers: { ...json, 'user-agent': agent },
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
async function ask(cookie: string, path = '', method = 'GET') {
  const answer = await server.app.request(`/app/v1/sessions${path}`, {
    method,
    headers: { ...json, cookie },
  })
  return { status: answer.status, body: await answer.json(), set: answer.headers.get('set-cookie') }
}
const isIn = async (cookie: string) =>
  (await server.app.request('/app/v1/session', { headers: { cookie } })).status === 200

describe('one’s own sign-ins', () => {
  test('are listed with where and when, the one that asks marked', async () => {
    const first = await signIn(server.tokens.agent)
    server.time.now += 60_000
    const second = await signIn(server.tokens.agent)
    const { body } = await ask(second)
    expect(body.records).toMatchObject([
      {
        name: 'Firefox on Linux',
        address: 'in-process',
        dtCreated: '2026-11-24T12:01:00.000',
        bCurrent: true,
      },
      { dtCreated: '2026-11-24T12:00:00.000', bCurrent: false },
    ])
    expect(
      (await ask(first)).body.records.map((one: { bCurrent: boolean }) => one.bCurrent),
    ).toEqual([false, true])
  })

  test('are a person’s whatever they signed in with, and of nobody else', async () => {
    await server.call(createPerson, { body: { UsersID: 3, role: 'agent' } })
    const byToken = await signIn(server.tokens.agent)
    const byKey = await signInAs(server, 3)
    const other = await signIn(server.tokens.admin)
    expect((await ask(byKey)).body.count).toBe(2)
    expect((await ask(byToken)).body.count).toBe(2)
    expect((await ask(other)).body.count).toBe(1)
    const [{ ID }] = (await ask(other)).body.records
    expect((await ask(byKey, `/${ID}`, 'DELETE')).status).toBe(404)
    expect(await isIn(other)).toBe(true)
  })

  test('end one by one, the present one with its cookie', async () => {
    const first = await signIn(server.tokens.agent)
    const second = await signIn(server.tokens.agent)
    const ids = (await ask(second)).body.records
    const of = (isCurrent: boolean) =>
      ids.find((one: { bCurrent: boolean }) => one.bCurrent === isCurrent).ID
    expect((await ask(second, `/${of(false)}`, 'DELETE')).status).toBe(200)
    expect([await isIn(first), await isIn(second)]).toEqual([false, true])
    expect((await ask(second, `/${of(false)}`, 'DELETE')).status).toBe(404)
    const last = await ask(second, `/${of(true)}`, 'DELETE')
    expect(last.set).toMatch(/^callboard=;/)
    expect(await isIn(second)).toBe(false)
  })

  test('end all but the one that asks', async () => {
    const cookies = [1, 2, 3].map(() => signIn(server.tokens.agent))
    const [first = '', second = '', third = ''] = await Promise.all(cookies)
    const other = await signIn(server.tokens.supervisor)
    expect((await ask(second, '', 'DELETE')).status).toBe(200)
    expect(await Promise.all([first, second, third, other].map(isIn))).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect((await ask(second)).body.count).toBe(1)
  })
})
