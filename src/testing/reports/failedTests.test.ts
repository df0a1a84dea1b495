import { expect, test } from 'vitest'
import { troublesInPlaywright, troublesInVitest } from './failedTests'

test('of a run of vitest each failed test is named with its reason, and a file that is no file of tests', () => {
  const one = {
    fullName: 'the room is tidy',
    status: 'failed',
    failureMessages: ['expected 1\nat x'],
  }
  const other = { fullName: 'the room is warm', status: 'passed', failureMessages: [] }
  const again = { fullName: 'the door shuts', status: 'passed', failureMessages: ['late'] }
  const report = {
    testResults: [
      { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [one, other] },
      { name: 'b.test.ts', status: 'failed', message: 'cannot be read', assertionResults: [] },
      { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [other, again] },
    ],
  }
  expect(troublesInVitest(report)).toEqual({
    failed: [
      'a.test.ts: the room is tidy\n    expected 1\n    at x',
      'b.test.ts\n    cannot be read',
    ],
    passedAgain: ['c.test.ts: the door shuts\n    late'],
  })
})

test('of the journeys each failed one is named, however deep it stands, and its reason is cut short', () => {
  const message = `\u001b[31mfirst\u001b[39m\n\n${'line\n'.repeat(40)}`
  const spec = (title: string, ok: boolean, errors = ok ? [] : [{ message }]) => ({
    title,
    ok,
    file: 'a.spec.ts',
    tests: [{ results: [{ errors }, { errors: [] }] }],
  })
  const again = spec('it turns', true, [{ message: 'late' }])
  const report = {
    suites: [
      { specs: [spec('it opens', true), again], suites: [{ specs: [spec('it closes', false)] }] },
    ],
  }
  const { failed, passedAgain } = troublesInPlaywright(report)
  expect(passedAgain).toEqual(['a.spec.ts: it turns\n    late'])
  const [said, ...more] = failed
  expect(more).toEqual([])
  expect(said?.split('\n').slice(0, 3)).toEqual(['a.spec.ts: it closes', '    first', '    line'])
  expect(said?.split('\n')).toHaveLength(13)
})
