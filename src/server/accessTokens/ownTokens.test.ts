import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'
import { SettingError } from '../settings/config'
import { accessTokenRepository } from './accessTokens'
import { keepAdminToken } from './ownTokens'
import { signInLink, signInLinks } from './signInLinks'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const tokens = () => accessTokenRepository(server.db)
const [first, second] = ['first-value-', 'second-value-'].map((text) => text.padEnd(32, 'x'))
const keep = (token: string | undefined) => keepAdminToken(server.db, token, server.time.now)
const status = async (token = '') => (await server.fetch('/app/v1/audit', {}, token)).status
const json = { 'content-type': 'application/json' }

const signIn = (credentials: object) =>
  server.app.request('/app/v1/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify(credentials),
  })
const sessionOf = async (token = '') =>
  ((await signIn({ token })).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const sessionStatus = async (cookie: string) =>
  (await server.app.request('/app/v1/session', { headers: { cookie } })).status

const idOf = async (name: string) =>
  (await tokens().list(1)).find((token) => token.name === name)?.id ?? 0
const audited = async () => {
  const { records } = await server.call(listAudit, { query: { filter: 'object:token' } })
  return records.map(({ action, objectID, origin }) => [action, objectID, origin])
}

describe('CALLBOARD_ADMIN_TOKEN', () => {
  test('exists after the start, and the one of a former value ends with its sessions', async () => {
    await keep(first)
    const cookie = await sessionOf(first)
    expect([await status(first), await sessionStatus(cookie)]).toEqual([200, 200])
    const former = await idOf('CALLBOARD_ADMIN_TOKEN')
    await keep(second)
    expect([await status(first), await status(second)]).toEqual([401, 200])
    expect(await sessionStatus(cookie)).toBe(401)
    const own = await idOf('CALLBOARD_ADMIN_TOKEN')
    expect(await audited()).toEqual(
      expect.arrayContaining([
        ['token.revoke', former, 'command'],
        ['token.create', own, 'command'],
      ]),
    )
  })

  test('that was revoked exists again, and its sessions do not', async () => {
    await keep(first)
    const cookie = await sessionOf(first)
    const ID = await idOf('CALLBOARD_ADMIN_TOKEN')
    await tokens().revoke(1, ID)
    expect(await status(first)).toBe(401)
    await keep(first)
    expect([await status(first), await sessionStatus(cookie)]).toEqual([200, 401])
    expect(await audited()).toContainEqual(['token.reinstate', ID, 'command'])
  })

  test('goes back to a former value, and ends when the setting is taken away', async () => {
    for (const value of [first, second, first]) await keep(value)
    expect([await status(first), await status(second)]).toEqual([200, 401])
    await keep(undefined)
    expect(await status(first)).toBe(401)
  })

  test('changes nothing where it is what it was', async () => {
    await keep(first)
    const before = await audited()
    await keep(first)
    expect(await audited()).toEqual(before)
  })

  test('is made once by programs that start at the same moment', async () => {
    await Promise.all([keep(first), keep(first), keep(first)])
    const made = (await tokens().list(1)).filter(({ name }) => name === 'CALLBOARD_ADMIN_TOKEN')
    expect([made.length, await status(first)]).toEqual([1, 200])
  })

  test('leaves a token of the same name alone', async () => {
    const { token } = await tokens().create(1, { name: 'CALLBOARD_ADMIN_TOKEN', role: 'admin' })
    await keep(first)
    await keep(undefined)
    expect(await status(token)).toBe(200)
  })

  test.each(['agent', 'supervisor', 'foreign'] as const)(
    'that is the token of %s stops the start, and nothing changes',
    async (whose) => {
      await keep(first)
      await expect(keep(server.tokens[whose])).rejects.toThrow(SettingError)
      await expect(keep(server.tokens[whose])).rejects.toThrow(/^CALLBOARD_ADMIN_TOKEN is .*\.$/)
      expect([await status(first), await status(server.tokens[whose])]).toEqual([
        200,
        whose === 'foreign' ? 200 : 403,
      ])
    },
  )
})

describe('a sign-in link', () => {
  const linkOf = (role: 'agent' | 'supervisor' | 'admin') =>
    signInLink(server.db, '', server.time.now, { role })
  const enter = async (link: string) => (await signIn({ code: link.split('#')[1] })).json()

  test('is its own role’s, whatever other tokens are called', async () => {
    await tokens().create(1, { name: 'Sign-in link (agent)', role: 'admin' })
    expect(await enter(await linkOf('agent'))).toMatchObject({ role: 'agent' })
    await tokens().create(1, { name: 'Sign-in link (admin)', role: 'agent' })
    expect(await enter(await linkOf('admin'))).toMatchObject({ role: 'admin' })
  })

  test('stands for the demo’s agent where there are demo data alone, and stays so', async () => {
    expect(await enter(await linkOf('agent'))).toMatchObject({ UsersID: null })
    await server.reset()
    await signInLinks(server.db, '', server.time.now, { isDemo: true })
    await tokens().revoke(1, await idOf('Sign-in link (agent)'))
    expect(await enter(await linkOf('agent'))).toMatchObject({ UsersID: 3 })
  })

  test('of a role has one token, however often and at once links are made', async () => {
    await Promise.all([linkOf('admin'), linkOf('admin'), linkOf('admin')])
    const made = (await tokens().list(1)).filter(({ name }) => name === 'Sign-in link (admin)')
    expect(made).toHaveLength(1)
  })
})
