import { Pool } from 'pg'

/** Names the run of the tests in the processes that it begins. */
export const runVariable = 'CALLBOARD_TEST_RUN'

/** With what the names of a run's databases begin. */
export const databasePrefix = () => `callboard_${process.env[runVariable] ?? 'alone'}`

/** Drops the databases that the test files of this run have left for one another. */
export async function dropDatabases(url: string): Promise<void> {
  const owner = new Pool({ connectionString: url, max: 1 })
  const { rows } = await owner.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [databasePrefix()],
  )
  for (const { name } of rows) await owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await owner.end()
}
