import { getHealth, type Health } from '@/contract/operation/health'
import { wallStamp } from '@/contract/values/zone'
import { version } from '../../../package.json'
import { migrations } from '../db/migrations'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import { json } from '../http/reply'
import { type InstalledVersion, newerIn, nextVersion } from './installedVersion'
import type { OperationNotes } from './operationNotes'
import type { StorageReader } from './readStorage'

type HealthOptions = {
  db: Db
  zone: string
  startedAt: number
  operation: OperationNotes
  readStorage: StorageReader
  feeds: () => number
  /** The version on the disk. */
  installed: () => Promise<InstalledVersion | undefined>
}

/** What is known of the database; that it does not answer is an answer here. */
async function readDatabase({ db, readStorage }: HealthOptions, now: number) {
  const began = performance.now()
  const waiting = db.connections().reduce((sum, pool) => sum + pool.waiting, 0)
  const storage = await readStorage(now).catch(() => undefined)
  const ms = Math.round(performance.now() - began)
  return {
    disk: storage?.disk ?? null,
    database: {
      kind: db.kind,
      answers: storage !== undefined,
      ms: storage ? ms : null,
      waiting,
      bytes: storage?.bytes ?? null,
      bytesPerDay: storage?.bytesPerDay ?? null,
    },
  }
}

/** Without the database it is not known what of another version is due. */
async function readVersions({ db, installed }: HealthOptions) {
  const state = await db.schemaState().catch(() => undefined)
  const own = { count: migrations.length, newest: migrations.at(-1)?.name ?? '' }
  return {
    migrations: { ...own, newer: state ? newerIn(state) : null },
    next: state ? nextVersion(await installed(), state, db.kind) : null,
  }
}

export function mountHealth({ mount }: Mounting, options: HealthOptions): void {
  const { zone, operation, feeds, startedAt } = options
  const stamp = (instant: number | undefined) =>
    instant === undefined ? null : wallStamp(instant, zone)

  mount(getHealth, async ({ now, principal }) => {
    const backups = operation.backups()
    return json({
      dtAsOf: wallStamp(now, zone),
      version,
      dtStarted: wallStamp(startedAt, zone),
      ...(await readDatabase(options, now)),
      backups: backups
        ? {
            dtLastWhole: stamp(backups.lastWhole),
            dtLastFailure: stamp(backups.lastFailure?.at),
            reason: backups.lastFailure?.reason ?? null,
            failures: backups.failures,
          }
        : null,
      feeds: feeds(),
      dtMirror: stamp(operation.mirrors().get(principal.ClientsID)?.asOf ?? undefined),
      ...(await readVersions(options)),
      status: 200,
    } satisfies Health)
  })
}
