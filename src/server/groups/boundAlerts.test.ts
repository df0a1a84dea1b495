import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listAlerts, quietAlert, setViewLimit, takeAlert } from '@/contract/alerts'
import { createEvent } from '@/contract/event/newEvent'
import { createView, deleteView, type NewView } from '@/contract/views'
import { getWallboard } from '@/contract/wallboard'
import { bindPerson } from '@/testing/database/bindPerson'
import { foreignGroup } from '@/testing/database/plantForeign'
import { startServer, type TestServer } from '@/testing/startServer'
import { limitWatch } from '../alerts/watchLimits'

const home = 235
let server: TestServer
let token = ''
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
  token = await bindPerson(server.db, { UsersID: 3, role: 'supervisor', groups: [home] })
})
afterAll(() => server.close())

async function watch(): Promise<void> {
  server.time.now += 2000
  await limitWatch({ ...server.parts, settings: server.config })()
}

async function limited(change: Partial<NewView>, owner = server.tokens.supervisor) {
  const body: NewView = {
    name: 'Parcels',
    filter: 'subject:"Late parcel"',
    sort: '-created',
    columns: ['id'],
    density: 'normal',
    shared: true,
    ...change,
  }
  const [view] = (await server.call(createView, { body }, { token: owner })).records
  const params = { ViewsID: String(view?.ID) }
  const limit = { nAbove: 0, nMinutes: 0 }
  await server.call(setViewLimit, { params, body: limit }, { token: owner })
  return params
}

async function create(...groups: number[]): Promise<void> {
  for (const AcdGroupsID of groups) {
    const body = { AcdEventTypesID: 3, AcdGroupsID, Sender: '49301', Subject: 'Late parcel' }
    await server.call(createEvent, { body })
  }
}
const alerts = async (of: string) =>
  (await server.call(listAlerts, {}, { token: of })).records.map(({ value, dtEnded }) => ({
    value,
    isOpen: dtEnded === null,
  }))

describe('an alert', () => {
  test('of the own groups’ events alone is seen, and may be taken', async () => {
    await limited({})
    await create(home)
    await watch()
    expect(await alerts(token)).toEqual([{ value: 1, isOpen: true }])
    const [alert] = (await server.call(listAlerts, {}, { token })).records
    await server.call(takeAlert, { params: { AlertsID: String(alert?.ID) } }, { token })
  })

  test('that counts events of another group is not there', async () => {
    await limited({})
    await create(home, foreignGroup)
    await watch()
    const [alert] = (await server.call(listAlerts)).records
    expect(alert?.value).toBe(2)
    expect(await alerts(token)).toEqual([])
    for (const row of [takeAlert, quietAlert]) {
      const params = { AlertsID: String(alert?.ID) }
      expect((await server.send(row, { params }, { token })).status).toBe(404)
    }
  })

  test('goes as soon as it counts an event of another group', async () => {
    await limited({})
    await create(home)
    await watch()
    await create(foreignGroup)
    await watch()
    expect(await alerts(server.tokens.admin)).toEqual([{ value: 2, isOpen: true }])
    expect(await alerts(token)).toEqual([])
  })

  test('of a view that nobody else sees counts what its owner sees', async () => {
    const params = await limited({ shared: false }, token)
    await create(foreignGroup, foreignGroup)
    await watch()
    expect(await alerts(token)).toEqual([])
    await create(home)
    await watch()
    expect(await alerts(token)).toEqual([{ value: 1, isOpen: true }])
    // It ends with its view.
    await server.call(deleteView, { params }, { token })
    expect(await alerts(token)).toEqual([{ value: 1, isOpen: false }])
  })
})

test('the board tells what the own groups had half an hour before', async () => {
  const read = async () => {
    const { tiles } = await server.call(getWallboard, {}, { token })
    return tiles.find(({ name }) => name === 'Open')
  }
  const before = await read()
  server.time.now += 31 * 60_000
  await create(home, foreignGroup)
  expect(await read()).toMatchObject({
    value: Number(before?.value) + 1,
    before: before?.value,
  })
})
