import { expect, test } from 'vitest'
import { readWords } from './testWords'

test('without words every step runs, in its order', () => {
  expect(readWords([])).toEqual({
    only: ['check', 'unit', 'postgres', 'journeys'],
    patterns: [],
  })
})

test('single steps are asked for by name, and one of them for single files', () => {
  expect(readWords(['--only', 'postgres', '--only', 'check']).only).toEqual(['check', 'postgres'])
  expect(readWords(['--only', 'journeys', 'create', 'list'])).toEqual({
    only: ['journeys'],
    patterns: ['create', 'list'],
  })
})

test.each([
  [['--only', 'jorneys'], 'jorneys is not a step: npm test -- [--only'],
  [['create'], 'Names of files go with one step: npm test -- [--only'],
  [['--first'], "Unknown option '--first'"],
])('%j is refused: it must not pass as tested', (words, sentence) => {
  expect(() => readWords(words)).toThrow(sentence)
})
