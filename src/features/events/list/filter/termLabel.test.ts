import { expect, test } from 'vitest'
import { type Language, speak } from '@/messages'
import { readFilter } from './filterTerms'
import { termLabel } from './termLabel'

const names = { group: (id: number) => `Group ${id}`, user: (id: number) => `User ${id}` }

/** What is written is the same in each language; how it is said is its own. */
const filter = 'status:open group:235 -rechnung priority:>=50 priority:<7 priority:5..9'

const said: [Language, string[]][] = [
  [
    'en',
    ['Group: Group 235', 'not “rechnung”', 'Priority ≥ 50', 'Priority < 7', 'Priority: 5 – 9'],
  ],
  ['de', ['Gruppe: Group 235', 'nicht „rechnung“', 'Priorität ≥ 50', 'Priorität < 7']],
  ['fr', ['Groupe : Group 235', 'pas « rechnung »', 'Priorité ≥ 50', 'Priorité < 7']],
]

test('how an event stood is said with its minute', async () => {
  await speak('de')
  const terms = readFilter('-was:open@2026-11-24T11:40 was:overdue@today').terms
  expect(terms.map((term) => termLabel(term, names))).toEqual([
    'nicht War: offen, 2026-11-24 11:40',
    'War: überfällig, heute',
  ])
})

test.each(said)('the terms of a filter are said as %s writes them', async (language, labels) => {
  await speak(language)
  const terms = readFilter(filter).terms.map((term) =>
    termLabel(term, names).replaceAll('\u00a0', ' '),
  )
  expect(terms).toEqual(expect.arrayContaining(labels))
})
