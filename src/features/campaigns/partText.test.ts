import { expect, test } from 'vitest'
import { languages, m, speak } from '@/messages'
import { partText } from './partText'

const host = 'a.example:1'
const asOf = '2026-11-24T10:42:07.123'
const centre = { now: Date.parse('2026-11-24T09:43:00Z'), zone: 'Europe/Berlin' }

test.each([
  ['whole', asOf, 'Mirror of a.example:1, as of 10:42:07'],
  ['silent', asOf, 'Mirror of a.example:1, as of 10:42:07 · a.example:1 does not answer'],
  ['broken', asOf, 'Mirror of a.example:1, as of 10:42:07 · a.example:1 did not answer completely'],
  ['reading', null, 'a.example:1 is being read'],
  ['silent', null, 'a.example:1 does not answer · no contacts are kept from before'],
  ['refused', null, 'a.example:1 refuses our token · no contacts are kept from before'],
] as const)('%s, with %s kept', async (state, kept, text) => {
  await speak('en')
  expect(partText('contacts', { asOf: kept, state }, host, centre)).toBe(text)
})

test.each(languages)('nothing kept is said for each part, in %s', async (language) => {
  await speak(language)
  for (const part of ['contacts', 'resultCodes'] as const) {
    const text = partText(part, { asOf: null, state: 'silent' }, host, centre)
    expect(text).toBe(`${m.upstream.states.silent(host)} · ${m.upstream.looks.none[part]}`)
  }
})
