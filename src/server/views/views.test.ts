import { QueryClient } from '@tanstack/react-query'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { viewMutations, viewQueries } from '@/client/views'
import { eventFilterFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import { printFilter } from '@/contract/filter/print'
import { builtInViews, createView, deleteView, listViews, type NewView } from '@/contract/views'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const view = (change: Partial<NewView> = {}): NewView => ({
  name: 'Late callbacks',
  filter: 'type:Callback appointment:due',
  sort: '-created',
  columns: ['status', 'subject', 'created'],
  density: 'compact',
  widths: { subject: 420 },
  shared: false,
  ...change,
})

const create = async (token: string, change: Partial<NewView> = {}) => {
  const [made] = (await server.call(createView, { body: view(change) }, { token })).records
  if (!made) throw new Error('No view was made')
  return made
}
const names = async (token: string) =>
  (await server.call(listViews, {}, { token })).records.map(({ name }) => name)
const change = async (ID: number, body: object, token: string) => {
  const response = await server.fetch(
    `/app/v1/views/${ID}`,
    { method: 'PUT', body: JSON.stringify(body) },
    token,
  )
  return [response.status, (await response.json()).error]
}

test.each(Object.entries(builtInViews))(
  'the built-in view %s reads and prints',
  (_, { filter }) => {
    const parsed = parseFilter(filter, eventFilterFields)
    expect('terms' in parsed && printFilter(parsed.terms)).toBe(filter)
  },
)

describe('saved views', () => {
  test('come back as they were saved, with their owner', async () => {
    const { agent, supervisor } = server.tokens
    const made = await create(agent)
    expect(made).toMatchObject({ ...view(), isOwn: true, mayChange: true })
    expect(made.owner).toMatch(/^\p{L}+ \p{L}+/u)
    expect((await create(supervisor)).owner).toBe('supervisor')
    expect((await server.call(listViews, {}, { token: agent })).records).toEqual([made])
  })

  test('that say no widths have none; those that no column can have are refused, each by name', async () => {
    const { agent } = server.tokens
    const { widths: _, ...others } = view({ name: 'As before' })
    const [made] = (await server.call(createView, { body: others }, { token: agent })).records
    expect(made).toMatchObject({ ...others, widths: {} })
    const bad = { ...view({ name: 'Bad' }), widths: { subject: 12, status: 9000, nothing: 100 } }
    const response = await server.fetch(
      '/app/v1/views',
      { method: 'POST', body: JSON.stringify(bad) },
      agent,
    )
    expect(response.status).toBe(400)
    const { issues } = await response.json()
    expect(issues.map(({ path }: { path: string }) => path).sort()).toEqual([
      // A column that is none is a fault of the whole.
      'widths',
      'widths.status',
      'widths.subject',
    ])
  })

  test('are one’s own until they are shared with the client account', async () => {
    const { agent, supervisor, foreign } = server.tokens
    await create(agent, { name: 'b own' })
    await create(agent, { name: 'A shared', shared: true })
    expect(await names(agent)).toEqual(['A shared', 'b own'])
    expect(await names(supervisor)).toEqual(['A shared'])
    expect(await names(foreign)).toEqual([])
    const [seen] = (await server.call(listViews, {}, { token: supervisor })).records
    expect(seen).toMatchObject({ isOwn: false, mayChange: false })
  })

  test('belong to the user behind a token, whichever token that is', async () => {
    const repository = accessTokenRepository(server.db)
    const second = await repository.create(1, { name: 'phone', role: 'agent', UsersID: 3 })
    const { ID } = await create(server.tokens.agent)
    expect(await names(second.token)).toEqual(['Late callbacks'])
    expect((await change(ID, view({ name: 'Renamed' }), second.token))[0]).toBe(200)
    expect(await names(server.tokens.agent)).toEqual(['Renamed'])
  })

  test('are changed and deleted by their owner, and when shared by an admin', async () => {
    const { agent, supervisor, admin, foreign } = server.tokens
    const own = await create(agent, { name: 'own' })
    const shared = await create(agent, { name: 'shared', shared: true })
    const refused = [403, 'Only its owner may change this view, or an admin when it is shared']
    expect(await change(shared.ID, view(), supervisor)).toEqual(refused)
    for (const token of [supervisor, admin, foreign]) {
      expect(await change(own.ID, view(), token)).toEqual([404, 'View not found'])
    }
    expect((await change(shared.ID, view({ name: 'by admin', shared: true }), admin))[0]).toBe(200)
    const params = { ViewsID: String(shared.ID) }
    expect((await server.send(deleteView, { params }, { token: supervisor })).status).toBe(403)
    await server.call(deleteView, { params }, { token: admin })
    expect((await server.send(deleteView, { params }, { token: agent })).status).toBe(404)
    expect(await names(agent)).toEqual(['own'])
  })

  test('keep a change that somebody else made in between', async () => {
    const { agent } = server.tokens
    const { ID, version } = await create(agent)
    expect((await change(ID, view({ filter: '', version } as object), agent))[0]).toBe(200)
    expect(await change(ID, view({ version } as object), agent)).toEqual([
      409,
      'The view was changed since you read it',
    ])
    const [kept] = (await server.call(listViews, {}, { token: agent })).records
    expect(kept?.filter).toBe('')
  })

  test('have names that their owner uses once; case and accents ignored', async () => {
    const { agent, supervisor } = server.tokens
    await create(agent, { name: 'Gelöst' })
    const { ID } = await create(agent, { name: 'other' })
    const taken = 'You have a view with this name already'
    const twice = await server.send(
      createView,
      { body: view({ name: 'GELOST' }) },
      { token: agent },
    )
    expect([twice.status, (await twice.json()).error]).toEqual([409, taken])
    expect(await change(ID, view({ name: 'gelöst' }), agent)).toEqual([409, taken])
    expect((await change(ID, view({ name: 'OTHER' }), agent))[0]).toBe(200)
    await create(supervisor, { name: 'Gelöst' })
  })

  test('are refused with every fault named, a filter at its character', async () => {
    const body = { name: ' ', sort: '-nothing', columns: ['id', 'id'], density: 'x', shared: 1 }
    const refused = await server.fetch('/app/v1/views', {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const { issues } = await refused.json()
    expect(refused.status).toBe(400)
    expect(issues.map(({ path }: { path: string }) => path).sort()).toEqual([
      'columns',
      'density',
      'name',
      'shared',
      'sort',
    ])
    const unread = await server.send(createView, { body: view({ filter: 'status:open y:1' }) })
    expect((await unread.json()).error).toContain('at character 13')
  })

  test('are unchanged for their reader until one changes', async () => {
    const { agent, supervisor } = server.tokens
    const ask = (etag: string, token: string) =>
      server.fetch('/app/v1/views', { headers: { 'if-none-match': etag } }, token)
    const etag = (await ask('', agent)).headers.get('etag') ?? ''
    expect((await ask(etag, agent)).status).toBe(304)
    expect((await ask(etag, supervisor)).status).toBe(200)
    await create(agent)
    expect((await ask(etag, agent)).status).toBe(200)
  })
})

test('the web app’s options save, change, list and delete', async () => {
  vi.stubGlobal('window', {
    fetch: (url: string, init: RequestInit) => server.fetch(url, init, server.tokens.agent),
  })
  vi.stubGlobal('navigator', { onLine: true })
  const client = new QueryClient()
  const context = { client, meta: undefined }
  const list = () => client.fetchQuery(viewQueries.list())
  expect(await list()).toEqual([])
  const made = await viewMutations.create().mutationFn?.(view(), context)
  if (!made) throw new Error('No view was made')
  const { ID, version } = made
  expect((await list()).map((saved) => saved.ID)).toEqual([ID])
  const changed = { ID, view: { ...view({ name: 'Changed' }), version } }
  await viewMutations.update().mutationFn?.(changed, context)
  expect((await list()).map(({ name }) => name)).toEqual(['Changed'])
  await viewMutations.remove().mutationFn?.(ID, context)
  expect(await list()).toEqual([])
  vi.unstubAllGlobals()
})
