import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccessToken } from '@/contract/accessTokens'
import { holdEvent, listHeldEvents } from '@/contract/heldEvents'
import { createView, deleteView, type NewView } from '@/contract/views'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** Runs a statement in the client account, with the number of the admin's token at hand. */
const fill = (statement: (token: number) => ReturnType<typeof sql>) =>
  server.db.asTenant(1, async (tx) => {
    const { id } = await tx
      .selectFrom('access_tokens')
      .select('id')
      .where('name', '=', 'admin')
      .executeTakeFirstOrThrow()
    await statement(id).execute(tx)
  })
const refused = async (response: Response) => ({
  status: response.status,
  error: (await response.json()).error,
})

test('views: a person has 200, and another one once one is deleted', async () => {
  await fill(
    (token) => sql`INSERT INTO saved_views (client_id, access_tokens_id, name, name_fold, filter,
        sort, columns, density, shared, dt_modified)
      SELECT 1, ${token}::integer, 'v' || n, 'v' || n, '', 'created', '{id}', 'normal', false, now()
      FROM generate_series(1, 199) AS n`,
  )
  const view = (name: string): { body: NewView } => ({
    body: { name, filter: '', sort: 'created', columns: ['id'], density: 'normal', shared: false },
  })
  const [made] = (await server.call(createView, view('one'))).records
  expect(await refused(await server.send(createView, view('two')))).toEqual({
    status: 409,
    error: 'You have 200 views already; delete one first',
  })
  await server.call(deleteView, { params: { ViewsID: String(made?.ID) } })
  expect((await server.send(createView, view('two'))).status).toBe(200)
})

test('held creates: of one person 200 wait or have failed, and no more', async () => {
  await fill(
    (token) => sql`INSERT INTO held_events (client_id, owner, key, access_tokens_id, asker,
        request_sha256, event, asked_at, due_at, state, answer)
      SELECT 1, 'token:' || ${token}::integer, 'held-before-' || n, ${token}::integer, '{}', sha256('x'),
        '{"AcdEventTypesID":5,"Sender":"a","Subject":"b"}', now(), now(), 'failed',
        '{"status":404,"error":"User not found"}'
      FROM generate_series(1, 200) AS n`,
  )
  const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'b' }
  const headers = { 'idempotency-key': 'one-create-too-many' }
  expect(await refused(await server.send(holdEvent, { body }, { headers }))).toMatchObject({
    status: 409,
    error: expect.stringMatching(/^200 of your creates wait or have failed/),
  })
  expect((await server.call(listHeldEvents)).count).toBe(200)
})

test('access tokens: a client account has 1000 that are not revoked', async () => {
  await fill(
    () => sql`INSERT INTO access_tokens (client_id, name, role, token_sha256)
      SELECT 1, 'many', 'agent', sha256(convert_to('many' || n, 'UTF8'))
      FROM generate_series(1, 1000) AS n`,
  )
  const made = await server.send(createAccessToken, { body: { name: 'CRM', role: 'agent' } })
  expect(await refused(made)).toMatchObject({
    status: 409,
    error: expect.stringMatching(/^This client account has 1000 access tokens/),
  })
})
