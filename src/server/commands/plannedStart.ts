import type { MigrationPlan } from '../db/migrate'
import type { Db } from '../db/open'
import { secondsOf } from '../db/upgrade/migrationTime'
import type { TableSizes } from '../db/upgrade/schemaState'
import { formatCount } from '../verbs/formatCount'

export type PlannedStart = { kind: Db['kind']; plan: MigrationPlan; sizes: TableSizes }

/** Rounded as roughly as it is known. */
function duration(seconds: number): string {
  if (seconds < 1) return 'less than 1 s'
  if (seconds < 90) return `about ${Math.ceil(seconds)} s`
  return `about ${Math.ceil(seconds / 60)} min`
}

const megabytes = (sizes: TableSizes) =>
  Math.ceil(Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0) / 1_000_000)
const migrationsOf = (count: number) => `${formatCount(count)} migration${count === 1 ? '' : 's'}`

/** What `start --check` prints: the migrations that a start would apply, and about how long. */
export function plannedStart({ kind, plan, sizes }: PlannedStart): string[] {
  const { former, done, due } = plan
  if (done.length === 0) {
    return [`The database is empty: a start makes its tables, in a few seconds.`]
  }
  const taken = former
    ? ['The database is from before the first release: it is taken over as it is.']
    : []
  if (due.length === 0) {
    return [...taken, `Nothing to migrate: the newest migration is ${done.at(-1)?.name}.`]
  }
  const seconds = due.map((migration) => secondsOf(kind, migration, sizes))
  const all = duration(seconds.reduce((sum, each) => sum + each, 0))
  return [
    ...taken,
    ...due.map(({ name }, at) => `${name}: ${duration(seconds[at] ?? 0)}`),
    `A start applies ${migrationsOf(due.length)} to ${formatCount(megabytes(sizes))} MB of tables, ${all}; no call is answered meanwhile.`,
    'There is no way back but a backup: callboard backup FILE makes one, also beside the server that runs.',
  ]
}
