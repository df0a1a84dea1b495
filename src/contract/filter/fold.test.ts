import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold'

test.each([
  ['Rückruf', 'ruckruf'],
  ['TERMINÉ', 'termine'],
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['GROẞ', 'gross'],
  ['Ærøskøbing', 'aeroskobing'],
  ['Łódź', 'lodz'],
  ['İstanbul', 'istanbul'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['a\u0308', 'a'],
  ['I\u015f\u0131k Teknik \u0130ZM\u0130R', 'isik teknik izmir'],
  ['O\u2019Neill', "o'neill"],
  ['O\u00b4Neill & O`Neill', "o'neill & o'neill"],
  ['\u201eja\u201c \u00abnon\u00bb', '"ja" "non"'],
  ['E-Mail \u2013 Gedankenstrich', 'e-mail - gedankenstrich'],
  ['\ufb01nal \ufb00', 'final ff'],
  ['\uff26\uff55\uff4c\uff4c 123', 'full 123'],
  ['soft\u00adhyphen and zero\u200bwidth', 'softhyphen and zerowidth'],
])('%s is searched as %s', (text, folded) => expect(fold(text)).toBe(folded))

const text = fc.string({ unit: 'binary', maxLength: 12 })

test('a part of a text folds to a part of the folded text', () => {
  const parts = fc.tuple(text, fc.oneof(text, fc.constantFrom('Σ', 'ΑΣ', '\u0301', 'İ')), text)
  fc.assert(
    fc.property(parts, ([before, part, after]) => {
      expect(fold(before + part + after)).toBe(fold(before) + fold(part) + fold(after))
    }),
    { numRuns: 2000 },
  )
})

test('case and folding twice make no difference', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(fold(fold(value))).toBe(fold(value))
      expect(fold(value.toLowerCase())).toBe(fold(value))
    }),
    { numRuns: 2000 },
  )
})
