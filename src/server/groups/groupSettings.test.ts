import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createEvent } from '@/contract/event/newEvent'
import { getGroupSettings, listGroupSummaries } from '@/contract/groupSettings'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const params = { AcdGroupsID: '500' }
const read = (token?: string) =>
  server.call(getGroupSettings, { params }, token === undefined ? {} : { token })

const put = async (
  body: unknown,
  { token, group = 500 }: { token?: string; group?: number } = {},
) => {
  const path = `/app/v1/groups/${group}/settings`
  const response = await server.fetch(path, { method: 'PUT', body: JSON.stringify(body) }, token)
  return { status: response.status, answer: await response.json() }
}

const none = {
  goals: [],
  graceMinutes: 15,
  hours: [],
  capacity: [],
  whenFull: 'warn',
  whenClosed: 'warn',
  releaseMinutes: null,
  members: [],
}
const all = {
  goals: [
    { AcdEventTypesID: 3, minutes: 60 },
    { AcdEventTypesID: 1, minutes: 240 },
  ],
  graceMinutes: 0,
  hours: [
    { weekday: 2, from: '13:00', to: '24:00' },
    { weekday: 2, from: '0800', to: '12:00' },
    { weekday: 1, from: '08:00', to: '13:00' },
  ],
  capacity: [
    { weekday: 5, number: 0 },
    { weekday: 1, number: 15 },
  ],
  whenFull: 'refuse',
  whenClosed: 'warn',
  releaseMinutes: 30,
  members: [
    { UsersID: 4, role: 'supervisor' },
    { UsersID: 3, role: 'member' },
  ],
}
const stored = {
  ...all,
  goals: all.goals.toReversed(),
  hours: [
    { weekday: 1, from: '08:00', to: '13:00' },
    { weekday: 2, from: '08:00', to: '12:00' },
    { weekday: 2, from: '13:00', to: '24:00' },
  ],
  capacity: all.capacity.toReversed(),
  members: all.members.toReversed(),
}

test('a group that nobody has set anything for has no goals, and is always open', async () => {
  expect(await read()).toEqual({ ...none, version: 0, status: 200 })
})

test('all of it is set at once, read back in order, and an empty list and null are none', async () => {
  const { status, answer } = await put(all)
  expect({ status, answer }).toMatchObject({ status: 200, answer: stored })
  expect(await read()).toEqual(answer)
  expect(
    (await put({ ...answer, hours: [], capacity: null, releaseMinutes: null })).answer,
  ).toEqual({
    ...answer,
    hours: [],
    capacity: [],
    releaseMinutes: null,
    version: expect.any(Number),
  })
  expect((await put({})).answer).toMatchObject(none)
  expect(await read()).toMatchObject(none)
})

test('each change is in the audit log, with what it changed and nothing else', async () => {
  await put(all)
  await put({ ...all, graceMinutes: 5, goals: [{ AcdEventTypesID: 3, minutes: 30 }] })
  await put({ ...all, graceMinutes: 5, goals: [{ AcdEventTypesID: 3, minutes: 30 }] })
  const { records } = await server.call(listAudit, { query: { filter: 'action:group.change' } })
  expect(records).toHaveLength(2)
  expect(records.at(-1)).toMatchObject({
    objectKind: 'group',
    objectID: 500,
    before: { goals: stored.goals, graceMinutes: 0 },
    after: { goals: [{ AcdEventTypesID: 3, minutes: 30 }], graceMinutes: 5 },
  })
  expect(Object.keys(records.at(-1)?.after ?? {})).toEqual(['goals', 'graceMinutes'])
})

test('every fault is named at once, and nothing is stored', async () => {
  const { status, answer } = await put({
    goals: [
      { AcdEventTypesID: 3, minutes: 0 },
      { AcdEventTypesID: 8, minutes: 5 },
      { AcdEventTypesID: 3, minutes: 5 },
    ],
    graceMinutes: -1,
    hours: [
      { weekday: 1, from: '08:00', to: '12:00' },
      { weekday: 1, from: '11:30', to: '14:00' },
      { weekday: 2, from: '12:00', to: '12:00' },
      { weekday: 3, from: '18:00', to: '08:00' },
    ],
    capacity: [
      { weekday: 1, number: -1 },
      { weekday: 1, number: 3 },
    ],
    whenFull: 'stop',
    releaseMinutes: 0,
    members: [
      { UsersID: 3, role: 'member' },
      { UsersID: 3, role: 'supervisor' },
    ],
  })
  expect(status).toBe(400)
  expect(answer.issues.map(({ path }: { path: string }) => path).sort()).toEqual([
    'capacity.0.number',
    'capacity.1.weekday',
    'goals.0.minutes',
    'goals.1.AcdEventTypesID',
    'goals.2.AcdEventTypesID',
    'graceMinutes',
    'hours.1.from',
    'hours.2.to',
    'hours.3.to',
    'members.1.UsersID',
    'releaseMinutes',
    'whenFull',
  ])
  expect(await read()).toMatchObject(none)
})

describe('hours', () => {
  test.each([
    [
      'may meet',
      [
        ['08:00', '12:00'],
        ['12:00', '13:00'],
      ],
      undefined,
    ],
    ['may be the whole day', [['00:00', '24:00']], undefined],
    ['may not begin where the day ends', [['24:00', '24:00']], 'hours.0.from'],
    [
      'may not hold others',
      [
        ['09:00', '10:00'],
        ['08:00', '12:00'],
      ],
      'hours.1.from',
    ],
    [
      'may not be the same twice',
      [
        ['08:00', '12:00'],
        ['08:00', '12:00'],
      ],
      'hours.1.from',
    ],
  ])('%s', async (_, times, fault) => {
    const hours = times.map(([from, to]) => ({ weekday: 7, from, to }))
    const { status, answer } = await put({ hours })
    expect([status, answer.issues?.[0].path]).toEqual([fault === undefined ? 200 : 400, fault])
  })
})

test('members are users of the same client account', async () => {
  const members = [3, 999_999, 4].map((UsersID) => ({ UsersID, role: 'member' }))
  const { status, answer } = await put({ members })
  expect([status, answer.issues]).toEqual([
    400,
    [{ path: 'members.1.UsersID', message: 'must be a user of this client account' }],
  ])
})

test('a change since one has read is not overwritten', async () => {
  const { version } = await read()
  expect((await put({ graceMinutes: 1, version })).status).toBe(200)
  expect(await put({ graceMinutes: 2, version })).toMatchObject({
    status: 409,
    answer: { error: 'The settings of the group were changed since you read them' },
  })
  expect(await read()).toMatchObject({ graceMinutes: 1 })
})

test('agents and supervisors look, admins set, and another client account sees nothing', async () => {
  await put(all)
  for (const role of ['agent', 'supervisor'] as const) {
    const token = server.tokens[role]
    expect(await read(token)).toMatchObject(stored)
    expect((await put(none, { token })).status).toBe(403)
  }
  const same = { params: { AcdGroupsID: '235' } }
  const foreign = { token: server.tokens.foreign }
  expect(await server.call(getGroupSettings, same, foreign)).toMatchObject(none)
  expect((await server.send(getGroupSettings, { params }, foreign)).status).toBe(404)
  expect((await put(none, { group: 999_999 })).status).toBe(404)
  expect((await server.send(getGroupSettings, { params: { AcdGroupsID: '999999' } })).status).toBe(
    404,
  )
})

test('a group tells its members and what the rest of today has room for', async () => {
  const summary = async () =>
    (await server.call(listGroupSummaries)).records.find(({ AcdGroupsID }) => AcdGroupsID === 500)
  expect(await summary()).toEqual({ AcdGroupsID: 500, capacityLeftToday: null, members: 0 })
  // It is Tuesday, 12:00: 24 half hours are left, or two of them within the opening hours.
  const capacity = [{ weekday: 2, number: 2 }]
  await put({ capacity, members: all.members })
  expect(await summary()).toMatchObject({ capacityLeftToday: 48, members: 2 })
  const event = { AcdEventTypesID: 5, AcdGroupsID: 500, Sender: 'a@example.com', Subject: 'Slot' }
  for (const dtAppointmentTime of ['12:10', '12:20', '12:29', '14:00']) {
    await server.call(createEvent, { body: { ...event, dtAppointmentTime } })
  }
  // A half hour that holds more than it has room for takes nothing from the others.
  expect(await summary()).toMatchObject({ capacityLeftToday: 45 })
  await put({ capacity, hours: [{ weekday: 2, from: '12:00', to: '13:00' }] })
  expect(await summary()).toMatchObject({ capacityLeftToday: 2, members: 0 })
})
