import { describe, expect, test } from 'vitest'
import type { HistoryEntry } from '@/contract/event/eventActions'
import { changeEntries } from './changeEntries'

const event = { nPriority: 78, AcdEventStatusID: 30, UsersID: 3, Subject: 'A wish' }

const entry = (name: string, after: HistoryEntry['after']): HistoryEntry => ({
  dtCreated: '2026-11-24T12:00:00.000',
  name,
  role: 'agent',
  UsersID: null,
  action: 'event.priority',
  comment: null,
  before: null,
  after,
})
const authors = (history: HistoryEntry[], ...keys: string[]) =>
  changeEntries(
    history,
    event,
    keys.map((key) => ({ key })),
  ).map(({ name }) => name)

describe('who made a change', () => {
  test('is who last wrote each field, in their order', () => {
    const taken = entry('Ben', { AcdEventStatusID: 30, UsersID: 3 })
    const history = [entry('Anna', { nPriority: 78 }), taken, entry('Carla', null)]
    expect(authors(history, 'nPriority')).toEqual(['Anna'])
    expect(authors(history, 'UsersID', 'AcdEventStatusID')).toEqual(['Ben'])
    expect(authors(history, 'UsersID', 'nPriority')).toEqual(['Anna', 'Ben'])
  })

  test('is not guessed where the history says another value, or nothing', () => {
    const history = [entry('Anna', { nPriority: 78 }), entry('Ben', { nPriority: 20 })]
    expect(authors(history, 'nPriority')).toEqual([])
    expect(authors(history, 'nPriority', 'Subject')).toEqual([])
    expect(authors([], 'nPriority')).toEqual([])
  })

  test('of a comment alone is its author', () => {
    expect(authors([entry('Anna', { nPriority: 78 }), entry('Ben', null)])).toEqual(['Ben'])
  })
})
