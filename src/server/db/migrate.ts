import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { adoptChanges } from './adoptChanges'
import { inTurn } from './inTurn'
import { findPart, refusePartial } from './wholeSchema'

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

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

/** What was applied; a restore that ended early has tables, and no list of what made them. */
async function readApplied(client: PoolClient): Promise<{ name: string; sha256: string }[]> {
  const { rows: found } = await client.query(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS list`,
  )
  const { rows } = found[0]?.list
    ? await client.query('SELECT name, sha256 FROM migrations ORDER BY name')
    : { rows: [] }
  const part =
    rows.length === 0
      ? await findPart(
          client,
          steps.map(({ text }) => text),
        )
      : undefined
  if (part !== undefined) {
    throw new Error(
      `The database has a ${part} and no list of migrations: it was restored only in part, or is the database of another program. Restore the dump into an empty database, or name an empty one; nothing was changed.`,
    )
  }
  return rows
}

async function applySteps(client: PoolClient, mayBePartial: boolean): Promise<void> {
  const listed = await readApplied(client)
  refuseStrange(listed)
  await client.query(`CREATE TABLE IF NOT EXISTS migrations (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
  const applied = new Set(listed.map(({ name }) => name))
  const textsOf = (some: readonly Step[]) => some.map(({ text }) => text)
  const done = steps.filter(({ name }) => applied.has(name))
  const due = steps.filter(({ name }) => !applied.has(name))
  if (mayBePartial && done.length > 0) await refusePartial(client, textsOf(done))
  for (const { name, text, sha256 } of due) {
    await client.query(`BEGIN;\n${text}`)
    await client.query('INSERT INTO migrations (name, sha256) VALUES ($1, $2)', [name, sha256])
    await client.query('COMMIT')
  }
  // A step that does not do what it says is found here.
  if (mayBePartial && due.length > 0) await refusePartial(client, textsOf(steps))
  await adoptChanges(client)
}

/**
 * Brings the tables up to date as their owner. Two processes that start at once take turns. A
 * database that nobody can restore a dump into is never there in part.
 */
export const migrate = (pool: Pool, { mayBePartial = true } = {}): Promise<void> =>
  inTurn(pool, 'migration', (client) => applySteps(client, mayBePartial))
