import { randomBytes } from 'node:crypto'
import { dropDatabases, runVariable } from './database/dropDatabases'
import { testDatabaseUrl } from './database/testDatabaseUrl'

/** @public vitest calls it before the first test file of a run. */
export function setup(): void {
  process.env[runVariable] = randomBytes(6).toString('hex')
}

/** @public vitest calls it after the last one. */
export async function teardown(): Promise<void> {
  const url = testDatabaseUrl
  if (url) await dropDatabases(url)
}
