import { parseArgs } from 'node:util'

/** The steps of `npm test`, in the order in which they run. */
const stepNames = ['check', 'unit', 'postgres', 'journeys'] as const
type StepName = (typeof stepNames)[number]

const usage = `npm test -- [--only ${stepNames.join('|')}]... [part of a file's name]...`

/**
 * What stands behind `npm test --`: the steps wanted, and parts of the names of the test files.
 * Throws with the usage for any other word: a misspelled step must not pass as tested.
 */
export function readWords(words: string[]): { only: StepName[]; patterns: string[] } {
  const { values, positionals } = parseArgs({
    args: words,
    options: { only: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  })
  const unknown = values.only.filter((name) => !stepNames.some((step) => step === name))
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')} is not a step: ${usage}`)
  if (positionals.length > 0 && values.only.length !== 1) {
    throw new Error(`Names of files go with one step: ${usage}`)
  }
  const only = stepNames.filter((step) => values.only.length === 0 || values.only.includes(step))
  return { only, patterns: positionals }
}
