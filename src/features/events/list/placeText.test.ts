import { afterAll, describe, expect, test } from 'vitest'
import { columnNames, type EventColumn } from '@/contract/event/listColumns'
import { m, speak } from '@/messages'
import type { Names } from '@/session/useNames'
import { placeText } from './placeText'

const names: Names = { group: (id) => `Group ${id}`, user: (id) => `User ${id}` }
const around = {
  names,
  centre: { now: Date.parse('2026-11-24T11:00:00Z'), zone: 'Europe/Berlin' },
  spaced: (digits: string) => `+${digits}`,
}
const stamp = '2026-11-12T10:42:00.000'

afterAll(() => speak('en'))

describe.each([
  ['en', '12 Nov 2026, 10:42', 'Voice mail', '412,345 of 1,000,000', 'Empty'],
  ['de', '12.11.2026, 10:42', 'Sprachnachricht', '412.345 von 1.000.000', 'Leer'],
  ['fr', '12 nov. 2026, 10:42', 'Message vocal', '412\u202f345 sur 1\u202f000\u202f000', 'Vide'],
] as const)('a place in the list in %s', (language, moment, type, place, empty) => {
  test('is said by the value of its column, and its number', async () => {
    await speak(language)
    expect(placeText('created', stamp, around)).toBe(moment)
    expect(placeText('type', 1, around)).toBe(type)
    expect(m.events.place(412_345, 1_000_000)).toBe(place)
  })

  test('where nothing stands says so, whichever column it is', async () => {
    await speak(language)
    for (const column of columnNames) expect(placeText(column, null, around)).toBe(empty)
    expect(placeText('subject', '', around)).toBe(empty)
  })
})

test('names, numbers and ages read as in the rows', async () => {
  await speak('en')
  const said = (column: EventColumn, value: string | number) => placeText(column, value, around)
  expect(said('group', 7)).toContain('Group 7')
  expect(said('agent', 3)).toContain('User 3')
  expect(said('sender', '491716780000')).toBe('+491716780000')
  expect(said('sender', 'info@example.com')).toContain('info@example.com')
  expect(said('priority', 80)).toBe('Priority 80')
  expect(said('age', stamp)).toBe('12d')
})
