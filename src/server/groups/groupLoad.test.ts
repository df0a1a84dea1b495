import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEvent } from '@/contract/event/newEvent'
import { getGroupLoad } from '@/contract/groupLoad'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const load = async (date: string) =>
  (await server.call(getGroupLoad, { params: { AcdGroupsID: '235' }, query: { date } })).records
const used = async (date: string) =>
  (await load(date)).flatMap(({ time, callbacks }) => (callbacks > 0 ? [[time, callbacks]] : []))
const create = (date: string, time: string, AcdEventTypesID = 3) =>
  server.call(createEvent, {
    body: {
      AcdEventTypesID,
      AcdGroupsID: 235,
      Sender: '4930123456',
      Subject: 'Load',
      dtAppointmentDate: date,
      dtAppointmentTime: time,
    },
  })

test('each half hour counts the open callbacks of its group', async () => {
  for (const time of ['00:00', '09:59', '10:00', '10:29', '10:30', '23:59']) {
    await create('2027-01-13', time)
  }
  await create('2027-01-13', '10:00', 5)
  await create('2027-01-14', '00:00')
  await server.db.asTenant(1, (tx) =>
    tx
      .updateTable('acd_events')
      .set({ acd_event_status_id: 99 })
      .where('dt_remind', '=', new Date('2027-01-13T22:59:00Z'))
      .execute(),
  )
  expect(await used('2027-01-13')).toEqual([
    ['00:00', 1],
    ['09:30', 1],
    ['10:00', 2],
    ['10:30', 1],
  ])
  expect(await load('2027-01-13')).toHaveLength(48)
})

test('the nights when the clock changes have two half hours fewer, or two more', async () => {
  await create('2027-10-31', '02:30')
  await create('2027-10-31', '04:00')
  expect(await load('2027-03-28')).toHaveLength(46)
  const night = await load('2027-10-31')
  expect(night).toHaveLength(50)
  expect(night.filter(({ time }) => time === '02:30').map(({ callbacks }) => callbacks)).toEqual([
    1, 0,
  ])
  expect(night.find(({ time }) => time === '04:00')?.callbacks).toBe(1)
})

test('an unknown group is 404, a date that is none 400', async () => {
  const ask = (id: string, date: string) =>
    server.send(getGroupLoad, { params: { AcdGroupsID: id }, query: { date } })
  expect((await ask('999999', '2027-01-13')).status).toBe(404)
  expect((await ask('235', '2027-02-30')).status).toBe(400)
})
