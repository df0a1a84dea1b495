import { beforeAll, expect, test } from 'vitest'
import type { Tile } from '@/contract/wallboard'
import { m, speak } from '@/messages'
import { formatShare } from './formatShare'
import { type ListedGroup, sortGroups } from './sortGroups'
import { tileText } from './tileText'

beforeAll(() => speak('en'))

const none = { oldest: null, due: 0, overdue: 0, closedToday: 0, inTimeToday: null, open: 0 }
const group = (Name: string, change: Partial<ListedGroup>): ListedGroup => ({
  AcdGroupsID: 1,
  Name,
  ...none,
  ...change,
})
const namesBy = (by: string, ascending: boolean, groups: readonly ListedGroup[]) =>
  sortGroups(groups, { by, ascending }).map(({ Name }) => Name)

test('what burns stands first: overdue, then due, then open, then the name', () => {
  const groups = [
    group('Zebra', {}),
    group('archive', {}),
    group('Open', { open: 9 }),
    group('Due', { due: 1 }),
    group('Overdue', { overdue: 1, due: 1, open: 1 }),
    group('Most', { overdue: 2, due: 2, open: 2 }),
  ]
  expect(namesBy('overdue', false, groups)).toEqual([
    'Most',
    'Overdue',
    'Due',
    'Open',
    'archive',
    'Zebra',
  ])
  expect(namesBy('nothing of ours', false, groups)[0]).toBe('Most')
})

test('where nothing is counted comes last, whichever way one sorts', () => {
  const groups = [
    group('None', {}),
    group('Half', { inTimeToday: 0.5 }),
    group('All', { inTimeToday: 1 }),
  ]
  expect(namesBy('inTimeToday', true, groups)).toEqual(['Half', 'All', 'None'])
  expect(namesBy('inTimeToday', false, groups)).toEqual(['All', 'Half', 'None'])
})

test('100 % is said of all alone, and nothing to count is no percentage', () => {
  expect([1, 0.9999, 0.57, 0].map((share) => formatShare(share).replace(/\D/g, ''))).toEqual([
    '100',
    '99',
    '57',
    '0',
  ])
  const tile: Tile = {
    name: 'In time today',
    ViewsID: null,
    value: null,
    before: null,
    goal: null,
    asOf: '2026-11-24T12:00:00.000',
    filter: '',
  }
  const said = (value: Tile['value'], name: string = tile.name) =>
    tileText({ tile: { ...tile, name }, value, asOf: tile.asOf, zone: 'Europe/Berlin' })
  expect(said(null)).toBe(m.wallboard.nothing)
  expect(said(0, 'Open')).toBe('0')
  expect(said('2026-11-24T11:00:00.000', 'Oldest waiting')).toMatch(/^1\s?h$/)
})
