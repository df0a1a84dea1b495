import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccessToken, listAccessTokens, revokeAccessToken } from '@/contract/accessTokens'
import { endpoints } from '@/contract/endpoints'
import { listEvents } from '@/contract/event/events'
import { getSession, signIn } from '@/contract/session'
import { listUsers } from '@/contract/users'
import { getWallboard } from '@/contract/wallboard'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const pathOf = (path: string) => path.replace('{ClientsID}', '1').replace(/\{\w+\}/g, '1')

describe('a display', () => {
  test('reads the board and who it is, and nothing else of the live route table', async () => {
    const open: string[] = []
    for (const { name, method, path, right } of server.mounted) {
      if (right === 'anyone') continue
      const { status } = await server.fetch(pathOf(path), { method }, server.tokens.display)
      if (status === 403) continue
      expect([name, status]).toEqual([name, 200])
      open.push(name)
    }
    expect(open.sort()).toEqual([getSession.name, getWallboard.name].sort())
    expect(endpoints.length).toBeGreaterThan(60)
  })

  test('begins no session, which would be a way in for a person', async () => {
    const body = { token: server.tokens.display }
    const answer = await server.send(signIn, { body })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('reads no number, text or name of a customer or a user', async () => {
    const { display: token } = server.tokens
    const answers = await Promise.all(
      [getWallboard, getSession].map(async (row) => (await server.send(row, {}, { token })).text()),
    )
    const events = (await server.call(listEvents)).records
    const users = (await server.call(listUsers)).records
    const secrets = [
      ...events.flatMap(({ Sender, Receiver, Subject, UserData, CrmURL }) => [
        Sender,
        Receiver,
        Subject,
        UserData,
        CrmURL,
      ]),
      ...users.flatMap(({ UID, FirstName, LastName }) => [UID, `${FirstName} ${LastName}`]),
      // Shorter ones are in many a number.
    ].filter((text) => text !== null && text.length > 3)
    expect(secrets.length).toBeGreaterThan(100)
    for (const answer of answers) {
      expect(secrets.filter((text) => answer.includes(String(text)))).toEqual([])
    }
  })
})

describe('a supervisor', () => {
  const as = (role: 'supervisor' | 'admin') => ({ token: server.tokens[role] })
  const make = (role: 'display' | 'agent', asked: 'supervisor' | 'admin' = 'supervisor') =>
    server.send(createAccessToken, { body: { name: 'Wall', role } }, as(asked))

  test('makes, sees and revokes displays, and no other token', async () => {
    expect((await make('agent')).status).toBe(403)
    const { ID, token } = await (await make('display')).json()
    expect((await server.send(getWallboard, {}, { token })).status).toBe(200)
    const other = await (await make('agent', 'admin')).json()

    const listed = await server.call(listAccessTokens, {}, as('supervisor'))
    expect(new Set(listed.records.map(({ role }) => role))).toEqual(new Set(['display']))
    expect(listed.records.map((record) => record.ID)).toContain(ID)
    const revoke = async (id: number) =>
      (
        await server.send(
          revokeAccessToken,
          { params: { AccessTokensID: String(id) } },
          as('supervisor'),
        )
      ).status
    expect(await revoke(other.ID)).toBe(404)
    expect((await server.send(getSession, {}, { token: other.token })).status).toBe(200)
    expect(await revoke(ID)).toBe(200)
    expect((await server.send(getWallboard, {}, { token })).status).toBe(401)
  })
})

test('a display stands for no user', async () => {
  const body = { name: 'Wall', role: 'display', UsersID: 3 } as const
  const answer = await server.send(createAccessToken, { body })
  expect(answer.status).toBe(400)
  expect((await answer.json()).issues).toEqual([
    { path: 'UsersID', message: 'must be absent: a display stands for no user' },
  ])
})
