import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccessToken, listAccessTokens, revokeAccessToken } from '@/contract/accessTokens'
import { restBase } from '@/contract/endpoint'
import { endpoints } from '@/contract/endpoints'
import { actOnEvent } from '@/contract/event/eventActions'
import { getEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { listGroups } from '@/contract/groups'
import { mayDo, roles } from '@/contract/roles'
import { getSession } from '@/contract/session'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'
import { documentedUser, inactiveUser } from '../demo/users'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const pathOf = (path: string) => path.replace('{ClientsID}', '1').replace(/\{\w+\}/g, '999999')
const guarded = endpoints.filter(({ right }) => right !== 'anyone')

describe('the live route table', () => {
  test('is exactly the contract: nothing is registered beside it', () => {
    const live = server.app.routes.filter(({ method }) => method !== 'ALL')
    const shown = live.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(shown.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort())
    expect(new Set(server.mounted)).toEqual(new Set(endpoints))
  })

  test('names right, tenant, limit and schemas in every row', () => {
    for (const row of server.mounted) {
      expect(row.tenant, row.name).toBe(
        row.path.startsWith(restBase) ? 'path' : row.right === 'anyone' ? 'none' : 'token',
      )
      expect(row.bodyLimit > 0, row.name).toBe(row.body !== undefined)
      expect(row.bodyLimit, row.name).toBeLessThanOrEqual(1024 * 1024)
      expect(/\{(?!ClientsID)/.test(row.path), row.name).toBe(row.params !== undefined)
      expect(row.response, row.name).toBeDefined()
    }
  })

  test.each(guarded.map((row) => [row.name, row] as const))(
    '%s is 401 without, with a wrong and with a revoked token',
    async (_, row) => {
      const init = { method: row.method }
      const path = pathOf(row.path)
      const revoked = await accessTokenRepository(server.db).create(1, { name: 'r', role: 'admin' })
      await accessTokenRepository(server.db).revoke(1, revoked.ID)
      for (const authorization of ['', 'Bearer wrong', 'Basic abc', `Bearer ${revoked.token}`]) {
        const response = await server.fetch(path, { ...init, headers: { authorization } })
        expect(response.status, authorization).toBe(401)
        expect(await response.json()).toMatchObject({ status: 401 })
      }
    },
  )

  test.each(guarded.map((row) => [row.name, row] as const))(
    '%s lets in the roles that have its right, and answers 403 to the others',
    async (_, row) => {
      for (const role of roles) {
        if (row.name === 'signOut') continue
        const response = await server.fetch(
          pathOf(row.path),
          { method: row.method },
          server.tokens[role],
        )
        expect(response.status === 403, role).toBe(!mayDo(role, row.right))
        expect(response.status, role).not.toBe(401)
      }
    },
  )

  test.each(
    guarded.filter(({ tenant }) => tenant === 'path').map((row) => [row.name, row] as const),
  )(
    '%s is 401 under a ClientsID that the token does not belong to, or that is no number',
    async (_, row) => {
      for (const ClientsID of ['2', '0', '-1', 'x', '1.0', '01', '99999999999999']) {
        const path = row.path.replace('{ClientsID}', ClientsID).replace(/\{\w+\}/g, '1')
        const response = await server.fetch(path, { method: row.method })
        expect(response.status, ClientsID).toBe(401)
      }
    },
  )
})

describe('client accounts', () => {
  test('the same ID is another record for the other client', async () => {
    const params = { AcdEventsID: '2039' }
    const own = await server.call(getEvent, { params })
    const foreign = await server.call(
      getEvent,
      { params },
      { token: server.tokens.foreign, ClientsID: 2 },
    )
    expect(own.records[0]?.Subject).not.toBe(foreign.records[0]?.Subject)
  })

  test('a foreign event, group or user answers exactly as a missing one, and nothing of it is listed', async () => {
    const own = await server.call(listEvents)
    const foreign = { token: server.tokens.foreign, ClientsID: 2 }
    const theirs = await server.call(listEvents, {}, foreign)
    const alone = own.records.find(({ ID }) => theirs.records.every((event) => event.ID !== ID))
    const answer = async (id: string) => {
      const response = await server.send(getEvent, { params: { AcdEventsID: id } }, foreign)
      return [response.status, await response.text()]
    }
    expect(await answer(String(alone?.ID))).toEqual(await answer('2000000000'))

    const groups = await server.call(listGroups)
    const theirGroups = await server.call(listGroups, {}, foreign)
    const group = groups.records.find(({ ID }) => theirGroups.records.every((g) => g.ID !== ID))
    const event = { AcdEventTypesID: 5, Sender: 'a', Subject: 'b' }
    const made = await server.send(
      createEvent,
      { body: { ...event, AcdGroupsID: group?.ID ?? 0 } },
      foreign,
    )
    expect([made.status, await made.json()]).toEqual([
      404,
      { status: 404, error: 'ACD group not found' },
    ])
  })

  test('a query without WHERE sees the own client alone, and without a client nothing', async () => {
    const seen = await server.db.asAccount(2, (tx) =>
      tx.selectFrom('acd_events').select('client_id').distinct().execute(),
    )
    expect(seen).toEqual([{ client_id: 2 }])
    const tokens = await server.db.asAccount(2, (tx) =>
      tx.selectFrom('access_tokens').select('client_id').distinct().execute(),
    )
    expect(tokens).toEqual([{ client_id: 2 }])
    const write = server.db.asAccount(2, (tx) =>
      tx.updateTable('acd_groups').set({ name: 'x' }).where('client_id', '=', 1).executeTakeFirst(),
    )
    expect((await write).numUpdatedRows).toBe(0n)
  })
})

describe('access tokens', () => {
  test('are 256 random bits behind a prefix, stored as a hash alone, revoked at once', async () => {
    const made = await server.fetch('/app/v1/tokens', {
      method: 'POST',
      body: JSON.stringify({ name: 'CRM', role: 'agent' }),
    })
    const { ID, token } = await made.json()
    expect(token).toMatch(/^cb_[\w-]{43}$/)
    const { rows } = await server.db.asAccount(1, async (tx) => ({
      rows: await tx.selectFrom('access_tokens').selectAll().where('id', '=', ID).execute(),
    }))
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await server.send(getSession, {}, { token })).status).toBe(200)
    const listed = await server.call(listAccessTokens)
    expect(listed.records.find((entry) => entry.ID === ID)?.dtLastUsed).not.toBeNull()
    await server.call(revokeAccessToken, { params: { AccessTokensID: String(ID) } })
    expect((await server.send(getSession, {}, { token })).status).toBe(401)
  })

  test('stand for a user who can act, of their own client account', async () => {
    const makeFor = (UsersID: number) =>
      server.send(createAccessToken, { body: { name: 'Anna', role: 'agent', UsersID } })
    const refusal = async (UsersID: number) => {
      const answer = await makeFor(UsersID)
      return [answer.status, (await answer.json()).error]
    }
    expect(await refusal(2_000_000)).toEqual([404, 'User not found'])
    expect(await refusal(inactiveUser)).toEqual([409, 'This user is not active'])

    const { ID, token } = await (await makeFor(documentedUser)).json()
    const listed = await server.call(listAccessTokens)
    expect(listed.records.find((entry) => entry.ID === ID)?.UsersID).toBe(documentedUser)
    const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Hello' }
    const [event] = (await server.call(createEvent, { body })).records
    const params = { AcdEventsID: String(event?.ID) }
    const taken = await server.send(actOnEvent, { params, body: { action: 'take' } }, { token })
    expect(await taken.json()).toMatchObject({ records: [{ UsersID: documentedUser }] })
  })
})
