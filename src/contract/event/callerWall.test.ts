import { expect, test } from 'vitest'
import { callerWall } from './callerWall'

const berlin = 'Europe/Berlin'
const instant = Date.parse('2026-11-25T09:00:00Z')

test.each([
  [['Europe/London'], { hour: 9, minute: 0, day: 25 }],
  [['Asia/Kolkata'], { hour: 14, minute: 30, day: 25 }],
  [['Pacific/Auckland'], { hour: 22, day: 25 }],
  [['Pacific/Honolulu'], { hour: 23, day: 24 }],
  [['Europe/London', 'Europe/Lisbon'], { hour: 9 }],
])('in %s the caller’s clock shows its own time', (zones, shown) => {
  expect(callerWall(instant, berlin, zones)).toMatchObject(shown)
})

test.each([[[]], [['Europe/Paris']], [['America/New_York', 'America/Chicago']]])(
  'of %s nothing is told: no zone, the same time, or more than one',
  (zones) => {
    expect(callerWall(instant, berlin, zones)).toBeUndefined()
  },
)

test('the nights when only one of the two clocks has changed', () => {
  const summerInBerlinAlone = Date.parse('2026-03-20T12:00:00Z')
  expect(callerWall(summerInBerlinAlone, berlin, ['America/New_York'])).toMatchObject({ hour: 8 })
  expect(callerWall(instant, berlin, ['America/New_York'])).toMatchObject({ hour: 4 })
})
