import { type Outcome, runStep, scriptStep, vitestStep } from './testSteps'

const onEmbedded = { CALLBOARD_TEST_DATABASE_URL: undefined }

function checkAndUnitTests(): Outcome[] {
  return [
    runStep(scriptStep('Types, lint, rooms, unused code', 'check')),
    runStep(vitestStep('Unit and server tests on the embedded database', onEmbedded)),
  ]
}

function summarise(outcomes: Outcome[], notes: string[]): void {
  console.log(`\n── Summary ${'─'.repeat(62)}`)
  for (const { name, ok, seconds } of outcomes) {
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  }
  for (const note of notes) console.log(note)
  const sum = (key: 'passed' | 'failed' | 'skipped') =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0)
  const stepsWithoutTests = outcomes.filter(({ ok, failed }) => !ok && failed === 0).length
  console.log(
    `${sum('passed')} passed, ${sum('failed') + stepsWithoutTests} failed, ${sum('skipped')} skipped`,
  )
}

const outcomes = checkAndUnitTests()
summarise(outcomes, [])
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1
