import { existsSync, readFileSync, rmSync } from 'node:fs'
import { faultFile } from './faults/faultFile'
import { findBrowser } from './findBrowser'
import { installBrowser } from './installBrowser'
import { startPostgres } from './postgres'
import type { Troubles } from './reports/failedTests'
import { browserStep, type Outcome, runStep, scriptStep, vitestStep } from './testSteps'
import { readWords } from './testWords'

const onEmbedded = { CALLBOARD_TEST_DATABASE_URL: undefined }
const { only, patterns } = readWords(process.argv.slice(3))
const notes: string[] = []

/** Each of them runs, also after one has failed. */
const checks = (): Outcome[] => [
  runStep(scriptStep('Types', 'check:types')),
  runStep(scriptStep('Lint', 'check:lint')),
  runStep(scriptStep('Rooms', 'check:rooms')),
  runStep(scriptStep('Unused code', 'check:unused')),
]

const unitTests = (): Outcome[] => [
  runStep(
    vitestStep('Unit and server tests on the embedded database', onEmbedded, ['run', ...patterns]),
  ),
]

/** Of this module are the test files that run on both databases. */
const onBoth = 'src/testing/database/testDatabaseUrl.ts'

/** Of those, what cannot come out differently on PostgreSQL, or asks none: it has run already. */
const alikeOnBoth = [
  ...['body', 'commands', 'db/embedded', 'documents', 'http', 'pages'].map((room) => `${room}/**`),
  'db/migrate.test.ts',
].flatMap((files) => ['--exclude', `src/server/${files}`])

/** What asks a database once more: on the PostgreSQL that is given, or on one of our own. */
async function postgresTests(): Promise<Outcome[]> {
  const given = process.env.CALLBOARD_TEST_DATABASE_URL
  const own = given ? undefined : await startPostgres()
  const url = given ?? own?.url
  if (url === undefined) {
    notes.push(
      'NOT TESTED on PostgreSQL: no programs of it were found, and CALLBOARD_TEST_DATABASE_URL is not set.',
    )
    return []
  }
  try {
    const name = `Server tests on ${own?.version ?? 'the given PostgreSQL'}`
    const files = patterns.length > 0 ? ['run', ...patterns] : ['related', onBoth, ...alikeOnBoth]
    const env = { CALLBOARD_TEST_DATABASE_URL: url }
    return [runStep(vitestStep(name, env, files))]
  } finally {
    own?.stop()
  }
}

function browserTests(): Outcome[] {
  const found = findBrowser()
  const browser = found ?? installBrowser()
  notes.push(`Browser: ${browser}${found ? '' : ', installed by this run'}`)
  const build = runStep(scriptStep('Build', 'build'))
  return build.ok
    ? [build, runStep(browserStep('Journeys in a browser', { CHROME_PATH: browser }, patterns))]
    : [build]
}

/** What the tests counted that cut off, killed or filled something. */
const faults = () =>
  existsSync(faultFile) ? readFileSync(faultFile, 'utf8').trim().split('\n') : []

function summarise(outcomes: Outcome[]): void {
  console.log(`\n── Summary ${'─'.repeat(62)}`)
  for (const { name, ok, seconds } of outcomes) {
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  }
  for (const note of [...notes, ...faults()]) console.log(note)
  const troubles = (which: keyof Troubles) => outcomes.flatMap((outcome) => outcome.troubles[which])
  for (const told of troubles('passedAgain')) console.log(`\nPassed when run again: ${told}`)
  // Last of all, since it is the end of a log that is kept and read.
  for (const told of troubles('failed')) console.log(`\n${told}`)
  const sum = (key: 'passed' | 'failed' | 'skipped') =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0)
  const stepsWithoutTests = outcomes.filter(({ ok, failed }) => !ok && failed === 0).length
  console.log(
    `${sum('passed')} passed, ${sum('failed') + stepsWithoutTests} failed, ${sum('skipped')} skipped`,
  )
}

const steps = { check: checks, unit: unitTests, postgres: postgresTests, journeys: browserTests }
const outcomes: Outcome[] = []
rmSync(faultFile, { force: true })
for (const name of only) outcomes.push(...(await steps[name]()))
summarise(outcomes)
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1
