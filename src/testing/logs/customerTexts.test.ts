import { expect, test } from 'vitest'
import { demoData } from '@/server/demo/demoData'
import { customerTextInLog, customerTextInMetrics } from './customerTexts'
import { watchedLog } from './watchedLog'

const now = Date.parse('2026-11-24T11:00:00Z')
const [account] = demoData({ seed: 1, now, zone: 'Europe/Berlin' })

test('numbers, addresses, names and texts of customers are found, wherever they stand', () => {
  const contact = account?.contacts.find(({ Name }) => Name.length > 5)
  const event = account?.events.find(({ AcdEventTypesID }) => AcdEventTypesID === 3)
  for (const said of [
    event?.Sender,
    event?.Subject,
    contact?.Name,
    contact?.PhoneNumber1,
    'somebody@example.com',
  ]) {
    expect(said).toEqual(expect.any(String))
    expect(
      customerTextInLog(`{"level":30,"msg":"it broke for ${said} here"}`),
      String(said),
    ).toBeTruthy()
    expect(customerTextInMetrics(`callboard_x{route="/${said} "} 1`), String(said)).toBeTruthy()
  }
})

test('moments, IDs, routes and values are none', () => {
  expect(
    customerTextInLog(
      '{"level":30,"time":1796036400000,"pid":12345,"route":"/rest/v1.0/{ClientsID}/acd/events","status":200,"ms":12,"ClientsID":1,"UsersID":3}',
    ),
  ).toBeUndefined()
  expect(
    customerTextInMetrics('process_start_time_seconds 1796036400\ncallboard_events{group="235"} 7'),
  ).toBeUndefined()
})

test('a watched log refuses a line that tells of a customer', () => {
  const { log, refuse } = watchedLog()
  log.info({ route: '/health/live' }, 'request')
  refuse()
  expect(() => refuse('callboard_x{route="4930123456789"} 1')).toThrow('4930123456789')
  const other = watchedLog()
  other.log.warn({ path: '/events/somebody@example.com' }, 'away')
  expect(() => other.refuse()).toThrow('somebody@example.com')
})
