import type { ClientBase, Pool, PoolClient } from 'pg'
import { adoptChanges } from './adoptChanges'
import { type AppliedMigration, isOfBefore, takeOver } from './formerMigrations'
import { inTurn } from './inTurn'
import { type Migration, migrations as released } from './migrations'
import { findPart, refusePartial } from './wholeSchema'

const textsOf = (migrations: readonly Migration[]) => migrations.map(({ text }) => text)

function refuseStrange(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): void {
  for (const { name, sha256 } of applied) {
    const migration = migrations.find((known) => known.name === name)
    if (migration === undefined) {
      throw new Error(
        `The database is newer than this program: it knows the migration ${name}. Start the newer program; nothing was changed.`,
      )
    }
    if (migration.sha256 !== sha256) {
      throw new Error(
        `The migration ${name} was changed after it had been applied. Restore the file; nothing was changed.`,
      )
    }
  }
}

/** Applied late, it would make other tables than it makes in a new database. */
function refuseLate(applied: readonly AppliedMigration[], due: readonly Migration[]): void {
  const newest = applied.at(-1)?.name ?? ''
  const late = due.find(({ name }) => name < newest)
  if (late !== undefined) {
    throw new Error(
      `The migration ${late.name} is older than ${newest}, which was applied before it. Give its file a higher number than that; nothing was changed.`,
    )
  }
}

/** What was applied; a restore that ended early has tables, and no list of what made them. */
async function readApplied(
  client: ClientBase,
  migrations: readonly Migration[],
): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS list`,
  )
  const { rows } = found[0]?.list
    ? await client.query('SELECT name, sha256 FROM migrations ORDER BY name COLLATE "C"')
    : { rows: [] }
  const part = rows.length === 0 ? await findPart(client, textsOf(migrations)) : undefined
  if (part !== undefined) {
    throw new Error(
      `The database has a ${part} and no list of migrations: it was restored only in part, or is the database of another program. Restore the dump into an empty database, or name an empty one; nothing was changed.`,
    )
  }
  return rows
}

type Options = { mayBePartial?: boolean; migrations?: readonly Migration[] | undefined }

/** What a start would do with the tables. */
export type MigrationPlan = {
  /** The baseline, where the database is from before the first release. */
  former: Migration | undefined
  done: readonly Migration[]
  due: readonly Migration[]
}

/** From what was applied; refuses what a start refuses. */
export function planOf(
  listed: readonly AppliedMigration[],
  migrations: readonly Migration[] = released,
): MigrationPlan {
  const [baseline] = migrations
  const former = baseline !== undefined && isOfBefore(listed) ? baseline : undefined
  const applied = former ? [former] : listed
  refuseStrange(applied, migrations)
  const isDone = new Set(applied.map(({ name }) => name))
  const done = migrations.filter(({ name }) => isDone.has(name))
  const due = migrations.filter(({ name }) => !isDone.has(name))
  refuseLate(applied, due)
  return { former, done, due }
}

/** Reads alone; refuses also a database of which a part is missing. */
export async function planMigrations(
  client: ClientBase,
  { mayBePartial = true, migrations = released }: Options = {},
): Promise<MigrationPlan> {
  const plan = planOf(await readApplied(client, migrations), migrations)
  if (mayBePartial && plan.done.length > 0) await refusePartial(client, textsOf(plan.done))
  return plan
}

async function applyMigrations(client: PoolClient, options: Options): Promise<void> {
  const { mayBePartial = true, migrations = released } = options
  const { former, due } = await planMigrations(client, options)
  await client.query(`CREATE TABLE IF NOT EXISTS migrations (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
  if (former) await takeOver(client, former)
  for (const { name, text, sha256 } of due) {
    await client.query(`BEGIN;\n${text}`)
    await client.query('INSERT INTO migrations (name, sha256) VALUES ($1, $2)', [name, sha256])
    await client.query('COMMIT')
  }
  // Finds a migration that did not make what it names.
  if (mayBePartial && due.length > 0) await refusePartial(client, textsOf(migrations))
  await adoptChanges(client)
}

/**
 * Brings the tables up to date as their owner. Two processes that start at once take turns. A
 * database that no dump can be restored into is never partial, so `mayBePartial` is false for it.
 */
export const migrate = (pool: Pool, options: Options = {}): Promise<void> =>
  inTurn(pool, 'migration', (client) => applyMigrations(client, options))
