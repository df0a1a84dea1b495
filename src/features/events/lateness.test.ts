import { describe, expect, test } from 'vitest'
import { eventStatuses } from '@/contract/filter/names'
import { speak } from '@/messages'
import { formatLateness } from '@/ui/text/format'
import { latenessOf } from './lateness'

const zone = 'Europe/Berlin'
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const noon = Date.parse('2026-11-24T11:00:00Z')

const late = (dtRemind: string | null, AcdEventStatusID = 1, now = noon) =>
  latenessOf({ dtRemind, AcdEventStatusID }, { now, zone })

describe('how late an appointment is', () => {
  test('one that is to come, or that has just come, is not late', () => {
    expect(late(null)).toBeUndefined()
    expect(late('2026-11-24T12:00:00.001')).toBeUndefined()
    expect(late('2026-11-24T11:59:00.001')).toBeUndefined()
    expect(late('2026-11-24T11:59:00.000')).toBe(minute)
  })

  test('what somebody has had or has closed is not late; a reminder is due anew', () => {
    const passed = '2026-11-24T09:00:00.000'
    const lateIn = eventStatuses.filter(({ id }) => late(passed, id) !== undefined)
    expect(lateIn.map(({ id }) => id)).toEqual([0, 1, 2, 4, 20, 40])
  })

  test('is counted by the centre’s clock, also over a night that changes it', () => {
    const tenInTheEvening = '2026-10-24T22:00:00.000'
    const tenInTheMorning = Date.parse('2026-10-25T09:00:00Z')
    expect(late(tenInTheEvening, 1, tenInTheMorning)).toBe(13 * hour)
  })

  test('a moment that no clock shows is not counted', () => {
    expect(late('2026-02-30T10:00:00.000')).toBeUndefined()
  })
})

describe('lateness in words', () => {
  const cases = [minute, 25.9 * minute, 59 * minute, hour, 23.9 * hour, day, 3.5 * day]

  test.each([
    [
      'en',
      '1 min late',
      '25 min late',
      '59 min late',
      '1 h late',
      '23 h late',
      '1 d late',
      '3 d late',
    ],
    [
      'de',
      '1 min zu spät',
      '25 min zu spät',
      '59 min zu spät',
      '1 h zu spät',
      '23 h zu spät',
      '1 T zu spät',
      '3 T zu spät',
    ],
    [
      'fr',
      '1 min de retard',
      '25 min de retard',
      '59 min de retard',
      '1 h de retard',
      '23 h de retard',
      '1 j de retard',
      '3 j de retard',
    ],
  ] as const)('has its largest unit, in %s', async (language, ...expected) => {
    await speak(language)
    expect(cases.map(formatLateness)).toEqual(expected)
  })
})
