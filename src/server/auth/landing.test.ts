import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '@/contract/roles'
import { getSession } from '@/contract/session'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const landingOfRole = async (role: Role) =>
  (await server.call(getSession, {}, { token: server.tokens[role] })).landing

test('agents with groups begin at their work, everyone else at the list', async () => {
  expect(await landingOfRole('agent')).toBe('/work')
  for (const role of ['supervisor', 'admin', 'display'] as const) {
    expect(await landingOfRole(role)).toBe('/events')
  }
  await server.db.asAccount(1, (tx) =>
    sql`DELETE FROM acd_group_members WHERE users_id = 3`.execute(tx),
  )
  expect(await landingOfRole('agent')).toBe('/events')
})
