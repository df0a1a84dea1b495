import { expect, test } from 'vitest'
import { groupNames } from '@/contract/values/programNames'
import { readFilter } from '../filterTerms'
import { chosenKeys, menuOrder, withToggled } from './filterValues'

const chosen = (filter: string, field: Parameters<typeof chosenKeys>[1], known = noValues) =>
  chosenKeys(readFilter(filter).terms, field, known)
const noValues: Parameters<typeof chosenKeys>[2] = []

test.each([
  ['', 'status', []],
  ['status:new,done', 'status', ['20', '99']],
  ['status:closed', 'status', ['99', '100']],
  ['-status:new', 'status', []],
  ['type:rückruf', 'type', ['3']],
  ['type:callback status:', 'type', []],
  ['agent:me,none,3', 'agent', ['me', 'none', '3']],
  ['appointment:due,2026-11-24', 'appointment', ['due']],
  ['appointment:>=today', 'appointment', []],
] as const)('%s shows for %s %o', (filter, field, keys) => {
  expect(chosen(filter, field)).toEqual(keys)
})

test.each([
  ['', 'status', '1', true, 'status:Distribute'],
  ['invoice status:Distribute', 'status', '20', true, 'invoice status:Distribute,New'],
  ['status:closed invoice', 'status', '100', false, 'status:Done invoice'],
  ['status:new invoice', 'status', '20', false, 'invoice'],
  ['-status:new', 'status', '1', true, '-status:New status:Distribute'],
  ['agent:none', 'agent', 'me', true, 'agent:none,me'],
  ['appointment:2026-11-24', 'appointment', 'due', true, 'appointment:2026-11-24,due'],
  ['appointment:due,2026-11-24', 'appointment', 'due', false, 'appointment:2026-11-24'],
] as const)('%s with %s %s %s is %s', (filter, field, key, isOn, expected) => {
  expect(withToggled(readFilter(filter).terms, field, noValues, { key, isOn })).toBe(expected)
})

test('a group is shown by its ID and by its name, and goes by its name', () => {
  const known = [
    { key: '235', label: 'Support' },
    { key: '7', label: 'Ämter und Behörden' },
  ]
  const written = 'group:"amter und behorden",235'
  expect(chosen(written, 'group', known)).toEqual(['7', '235'])
  const { terms } = readFilter(written)
  expect(withToggled(terms, 'group', known, { key: '7', isOn: false })).toBe('group:235')
})

test('a placeholder of an import is known by its name in every language', () => {
  const names = groupNames({ ID: 77, Name: 'Group 77' })
  const known = [{ key: '77', label: 'Gruppe 77', names }]
  for (const name of ['Group 77', 'gruppe 77', 'Groupe 77']) {
    expect(chosen(`group:"${name}"`, 'group', known)).toEqual(['77'])
  }
})

test('what is chosen comes first, then what leaves most; what leaves nothing is last', () => {
  const known = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, label: key }))
  const counts = new Map([
    ['b', 2],
    ['d', 9],
    ['e', 1],
  ])
  expect(menuOrder(known, ['e', 'c'], counts)).toEqual(['e', 'c', 'd', 'b', 'a'])
  expect(menuOrder(known, [], undefined)).toEqual(['a', 'b', 'c', 'd', 'e'])
})
