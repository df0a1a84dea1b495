import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Any number that two starting processes agree on. */
const migrationLock = 7_283_412_905

type Step = { name: string; text: string; sha256: string }

const steps: readonly Step[] = Object.entries(files)
  .map(([path, text]) => ({
    name: path.split('/').at(-1) ?? path,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
  }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/** What tells one set of migrations from another, for a template of the migrated database. */
export const migrationsHash = createHash('sha256')
  .update(steps.map(({ sha256 }) => sha256).join())
  .digest('hex')

function refuseStrange(applied: { name: string; sha256: string }[]): void {
  for (const { name, sha256 } of applied) {
    const step = steps.find((known) => known.name === name)
    if (step === undefined) {
      throw new Error(
        `The database is newer than this program: it knows the migration ${name}. Start the newer program; nothing was changed.`,
      )
    }
    if (step.sha256 !== sha256) {
      throw new Error(
        `The migration ${name} was changed after it had been applied. Restore the file; nothing was changed.`,
      )
    }
  }
}

async function applySteps(client: PoolClient): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS migrations (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
  const { rows } = await client.query('SELECT name, sha256 FROM migrations ORDER BY name')
  refuseStrange(rows)
  const applied = new Set(rows.map(({ name }) => name))
  for (const { name, text, sha256 } of steps.filter((step) => !applied.has(step.name))) {
    await client.query(`BEGIN;\n${text}`)
    await client.query('INSERT INTO migrations (name, sha256) VALUES ($1, $2)', [name, sha256])
    await client.query('COMMIT')
  }
}

/** Brings the tables up to date as their owner. Two processes that start at once take turns. */
export async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    // A new index on millions of rows, or a turn that is waited for, may take its time.
    await client.query('SET statement_timeout = 0')
    await client.query(`SELECT pg_advisory_lock(${migrationLock})`)
    await applySteps(client)
    await client.query(`SELECT pg_advisory_unlock(${migrationLock})`)
    await client.query('RESET statement_timeout')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
