import { expect, test } from 'vitest'
import { eventStatuses, eventTypes } from '../filter/names'
import { labelOf } from './labels'

test.each([
  ['en', 'Callback', 'Waiting'],
  ['de', 'Rückruf', 'Wartend'],
  ['fr', 'Rappel', 'En attente'],
] as const)('a type and a status are named in %s', (language, type, status) => {
  expect(labelOf(eventTypes, 3, language)).toBe(type)
  expect(labelOf(eventStatuses, 1, language)).toBe(status)
})

test('what nobody named keeps its ID', () => {
  expect(labelOf(eventTypes, 77, 'de')).toBe('77')
})
