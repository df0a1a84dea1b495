import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actOnEvent } from '@/contract/event/eventActions'
import { listEvents } from '@/contract/event/events'
import { waitingStatusIds } from '@/contract/filter/names'
import { setGroupSettings } from '@/contract/groupSettings'
import { createView, deleteView, type NewView, updateView } from '@/contract/views'
import { getWallboard, setWallboardTiles, type TileChoice, tileNames } from '@/contract/wallboard'
import { startServer, type TestServer } from '@/testing/startServer'
import { accessTokenRepository } from '../accessTokens/accessTokens'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const newView: NewView = {
  name: 'Faxes',
  filter: 'type:Fax',
  sort: '-created',
  columns: ['id'],
  density: 'normal',
  shared: false,
}
async function makeView(change: object = {}, token = server.tokens.supervisor) {
  const [made] = (await server.call(createView, { body: { ...newView, ...change } }, { token }))
    .records
  return made?.ID ?? 0
}

const choose = (tiles: readonly TileChoice[], token = server.tokens.supervisor) =>
  server.send(setWallboardTiles, { body: { tiles: [...tiles] } }, { token })
const tiles = async (token = server.tokens.supervisor) =>
  (await server.call(getWallboard, {}, { token })).tiles
const names = async (token?: string) => (await tiles(token)).map(({ name }) => name)

describe('the tiles of a board', () => {
  test('are those that one chose, in their order, and the six again when none is chosen', async () => {
    expect(await names()).toEqual([...tileNames])
    expect((await choose([{ name: 'Overdue' }, { name: 'Open' }])).status).toBe(200)
    expect(await names()).toEqual(['Overdue', 'Open'])
    expect((await choose([])).status).toBe(200)
    expect(await names()).toEqual([...tileNames])
  })

  test('may be saved views, whose number is that of their list', async () => {
    const ViewsID = await makeView()
    await choose([{ ViewsID }, { name: 'Open' }])
    const { total } = await server.call(listEvents, {
      query: { filter: 'type:Fax', limitPageSize: '1' },
    })
    const [tile, open] = await tiles()
    expect(tile).toEqual({
      name: 'Faxes',
      ViewsID,
      value: total,
      before: expect.any(Number),
      goal: null,
      asOf: '2026-11-24T12:00:00.000',
      filter: 'type:Fax',
    })
    expect(open).toMatchObject({ name: 'Open', ViewsID: null })
  })

  test('say of a view what it held half an hour ago', async () => {
    const ViewsID = await makeView({ filter: 'status:open type:Fax' })
    await choose([{ ViewsID }])
    server.time.now += 40 * 60_000
    const { records } = await server.call(listEvents, {
      query: { filter: 'status:open type:Fax', limitPageSize: '2' },
    })
    for (const { ID } of records) {
      await server.call(actOnEvent, {
        params: { AcdEventsID: String(ID) },
        body: { action: 'close' },
      })
    }
    const { value, before } = (await tiles())[0] ?? {}
    expect(before).toBe(Number(value) + records.length)
    expect(records).toHaveLength(2)
    server.time.now += 31 * 60_000
    expect((await tiles())[0]).toMatchObject({ value, before: value })
    const at = '2026-11-24T12:45'
    const past = await server.call(
      getWallboard,
      { query: { at } },
      { token: server.tokens.supervisor },
    )
    expect(past.tiles[0]).toMatchObject({ value, before })
  })

  test('have the goal of the event that has waited longest, as it was at that moment', async () => {
    const oldest = async (at?: string) =>
      (await server.call(getWallboard, { query: at ? { at } : {} })).tiles.find(
        ({ name }) => name === 'Oldest waiting',
      )
    const since = (await oldest())?.value
    const { records } = await server.call(listEvents, {
      query: { filter: 'status:open answered:none', limitPageSize: '500' },
    })
    const first = records.find(
      ({ dtCreated, dtRemind, AcdEventStatusID }) =>
        waitingStatusIds.includes(AcdEventStatusID) &&
        [dtCreated, dtRemind ?? ''].sort()[1] === since,
    )
    const set = (goals: { AcdEventTypesID: number; minutes: number }[]) =>
      server.call(setGroupSettings, {
        params: { AcdGroupsID: String(first?.AcdGroupsID) },
        body: { goals },
      })
    await set([])
    expect((await oldest())?.goal).toBeNull()
    server.time.now += 2 * 60_000
    const AcdEventTypesID = first?.AcdEventTypesID ?? 0
    await set([{ AcdEventTypesID, minutes: 25 }])
    expect((await oldest())?.goal).toBe(25)
    server.time.now += 2 * 60_000
    await set([{ AcdEventTypesID, minutes: 45 }])
    expect((await oldest())?.goal).toBe(45)
    expect((await oldest('2026-11-24T12:01'))?.goal).toBeNull()
    expect((await oldest('2026-11-24T12:03'))?.goal).toBe(25)
    const { tiles: own } = await server.call(getWallboard, {})
    expect(own.filter(({ goal }) => goal !== null)).toHaveLength(1)
  })

  test('mean oneself where the view says `me`', async () => {
    const ViewsID = await makeView({ name: 'Ours', filter: 'agent:me', shared: true })
    await choose([{ ViewsID }], server.tokens.agent)
    const { total } = await server.call(listEvents, {
      query: { filter: 'agent:3', limitPageSize: '1' },
    })
    expect(total).toBeGreaterThan(0)
    expect((await tiles(server.tokens.agent))[0]?.value).toBe(total)
  })

  test('follow the view: its name, its filter, its end', async () => {
    const ViewsID = await makeView()
    await choose([{ name: 'Open' }, { ViewsID }])
    const params = { ViewsID: String(ViewsID) }
    const body = { ...newView, name: 'Chats', filter: 'type:Chat' }
    await server.call(updateView, { params, body }, { token: server.tokens.supervisor })
    expect((await tiles())[1]).toMatchObject({ name: 'Chats', filter: 'type:Chat' })
    await server.call(deleteView, { params }, { token: server.tokens.supervisor })
    expect(await names()).toEqual(['Open'])
  })

  test('have no number where the filter of the view cannot be read any more', async () => {
    const ViewsID = await makeView()
    await choose([{ ViewsID }, { name: 'Open' }])
    await server.db.asAccount(1, (tx) =>
      tx.updateTable('saved_views').set({ filter: 'gone:1' }).where('id', '=', ViewsID).execute(),
    )
    expect((await tiles()).map(({ value }) => value)).toEqual([null, expect.any(Number)])
  })

  test('are a person’s own, with whatever token they come', async () => {
    const again = await accessTokenRepository(server.db).create(1, {
      name: 'telephone',
      role: 'agent',
      UsersID: 3,
    })
    await choose([{ name: 'Due now' }], server.tokens.agent)
    expect(await names(again.token)).toEqual(['Due now'])
    for (const token of [server.tokens.supervisor, server.tokens.foreign, server.tokens.display]) {
      expect(await names(token)).toEqual([...tileNames])
    }
  })

  test.each<[string, unknown, number, string]>([
    ['seven', [...tileNames, 'Open'].map((name) => ({ name })), 400, 'at most 6 entries'],
    ['one twice', [{ name: 'Open' }, { name: 'Open' }], 400, 'must be given once'],
    ['an unknown name', [{ name: 'Closed' }], 400, 'is not valid'],
    ['a view that nobody has', [{ ViewsID: 999_999 }], 404, 'View not found'],
  ])('are refused where they are %s', async (_, asked, status, text) => {
    const init = { method: 'PUT', body: JSON.stringify({ tiles: asked }) }
    const answer = await server.fetch('/app/v1/wallboard/tiles', init)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(text)
    expect(await names(server.tokens.admin)).toEqual([...tileNames])
  })

  test('cannot be another’s view that is not shared', async () => {
    const own = await makeView()
    expect((await choose([{ ViewsID: own }], server.tokens.agent)).status).toBe(404)
    const shared = await makeView({ name: 'For all', shared: true })
    expect((await choose([{ ViewsID: shared }], server.tokens.agent)).status).toBe(200)
    expect(await names(server.tokens.agent)).toEqual(['For all'])
    const params = { ViewsID: String(shared) }
    const body = { ...newView, name: 'For all' }
    await server.call(updateView, { params, body }, { token: server.tokens.supervisor })
    expect(await names(server.tokens.agent)).toEqual([])
  })
})
