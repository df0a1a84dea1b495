import { expect, test } from 'vitest'
import { isolated, unturned } from './isolated'

test('what turns text around is taken out, whatever the language', () => {
  expect(unturned('a\u202Eb\u2066c\u2069\u200F')).toBe('abc')
  expect(unturned('עברית zwj \u200D stays')).toBe('עברית zwj \u200D stays')
})

test('a name cannot close the isolation that it stands in', () => {
  expect(isolated('Eve\u2069\u202E')).toBe('\u2068Eve\u2069')
})
