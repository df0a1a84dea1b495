import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that start servers take longest, however short their files are. */
const startsServers = /\b(buildServer|spawnServer|startPostgres)\b/
/** Each has a process of its own begin, and the ones before it end, with all that they have open. */
const hasOwnEnvironment = /^\/\/ @vitest-environment/

function rankOf({ moduleId }: TestSpecification): number {
  const text = readFileSync(moduleId, 'utf8')
  if (hasOwnEnvironment.test(text)) return 2
  return startsServers.test(text) ? 0 : 1
}

/** Which test file comes when: at the end of a run no process is alone with a long one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}
