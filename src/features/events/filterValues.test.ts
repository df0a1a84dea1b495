import { expect, test } from 'vitest'
import { groupNames } from '@/contract/programNames'
import { quickValues, withQuickValues } from './filterValues'

test.each([
  ['', 'status', []],
  ['status:new,done', 'status', [20, 99]],
  ['status:closed', 'status', [99, 100]],
  ['-status:new', 'status', []],
  ['type:rückruf', 'type', [3]],
  ['type:callback status:', 'type', []],
] as const)('%s shows for %s %o', (filter, field, ids) => {
  expect(quickValues(filter, field)).toEqual(ids)
})

test.each([
  ['', [1], 'status:Distribute'],
  ['invoice', [1, 20], 'invoice status:Distribute,New'],
  ['status:new invoice', [99], 'status:Done invoice'],
  ['status:new invoice', [], 'invoice'],
  ['-status:new', [1], '-status:New status:Distribute'],
] as const)('%s with %o is %s', (filter, ids, expected) => {
  expect(withQuickValues(filter, 'status', ids)).toBe(expected)
})

test('a group is shown by its ID and by its name', () => {
  const known = [
    { id: 235, label: 'Support' },
    { id: 7, label: 'Ämter und Behörden' },
  ]
  expect(quickValues('group:"amter und behorden",235', 'group', known)).toEqual([7, 235])
})

test('a placeholder of an import is known by its name in every language', () => {
  const names = groupNames({ ID: 77, Name: 'Group 77' })
  const known = [{ id: 77, label: 'Gruppe 77', names }]
  for (const name of ['Group 77', 'gruppe 77', 'Groupe 77']) {
    expect(quickValues(`group:"${name}"`, 'group', known)).toEqual([77])
  }
})
