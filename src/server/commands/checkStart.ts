import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { embeddedFault } from '../db/embedded/embeddedFault'
import { withSketch } from '../db/embedded/sketch'
import { isAlive } from '../db/lock/isAlive'
import { type Entry, readEntries } from '../db/lock/lockEntry'
import { type MigrationPlan, planMigrations, planOf } from '../db/migrate'
import { openPostgres } from '../db/postgres/postgres'
import { reachDatabase } from '../db/reach'
import { type SchemaState, type TableSizes, tableSizes } from '../db/upgrade/schemaState'
import { askServer } from '../ownerSocket/askServer'
import type { Config } from '../settings/config'
import { type PlannedStart, plannedStart } from './plannedStart'
import type { Terminal } from './terminal'

type Found = { plan: MigrationPlan; sizes: TableSizes }

/** In a transaction that writes nothing and waits for nobody. */
async function foundIn(pool: Pool, mayBePartial: boolean): Promise<Found> {
  const client = await pool.connect()
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL lock_timeout = '2s'`)
    return { plan: await planMigrations(client, { mayBePartial }), sizes: await tableSizes(client) }
  } finally {
    client.release(true)
  }
}

async function findOnPostgres(url: string): Promise<Found> {
  const opened = openPostgres(url)
  await reachDatabase(opened, {})
  return opened.call(() => foundIn(opened.pool, true)).finally(opened.close)
}

/** What the server that has the data directory open says; undefined where none does. */
async function askRunning(dataDir: string, io: Terminal): Promise<Found | undefined> {
  let said = ''
  const out = async (output: string | Uint8Array) => {
    said += output
  }
  const exit = await askServer(dataDir, { verb: 'schema', options: {} }, { ...io, out })
  if (exit === undefined) return undefined
  if (exit !== 0) throw new Error('The running server did not say what its database consists of.')
  const { applied, sizes }: SchemaState = JSON.parse(said)
  return { plan: planOf(applied), sizes }
}

const startingMs = 15_000
const pauseMs = 200
const watch = { still: startingMs, say: () => undefined }

const entriesIn = (dataDir: string): Entry[] => (existsSync(dataDir) ? readEntries(dataDir) : [])
const idsIn = (dataDir: string) =>
  entriesIn(dataDir)
    .map(({ id }) => id)
    .join()

async function isTaken(dataDir: string): Promise<boolean> {
  for (const entry of entriesIn(dataDir)) {
    if (await isAlive(resolve(dataDir), entry, watch)) return true
  }
  return false
}

/** Of the server that runs, or of files that nobody changes meanwhile. */
async function findEmbedded(dataDir: string, io: Terminal): Promise<Found | undefined> {
  for (const until = Date.now() + startingMs; ; await delay(pauseMs)) {
    const running = await askRunning(dataDir, io)
    if (running) return running
    const ids = idsIn(dataDir)
    if (!(await isTaken(dataDir))) {
      const found = await withSketch(dataDir, (pool) => foundIn(pool, false))
      // A server that began meanwhile has changed the files under the sketch.
      if (idsIn(dataDir) === ids) return found
    }
    if (Date.now() > until) {
      throw new Error(
        `A process is starting on ${resolve(dataDir)}, or works on it. Ask again when it has started; nothing was changed.`,
      )
    }
  }
}

/** Says what a start would do with the database, and does nothing of it. */
export async function checkStart({ databaseUrl, dataDir }: Config, io: Terminal): Promise<number> {
  const kind = databaseUrl === undefined ? 'embedded' : 'postgres'
  const found =
    databaseUrl === undefined
      ? await findEmbedded(dataDir, io).catch((error) => {
          throw embeddedFault(dataDir, error)
        })
      : await findOnPostgres(databaseUrl)
  const planned: PlannedStart = { kind, ...(found ?? { plan: planOf([]), sizes: {} }) }
  for (const line of plannedStart(planned)) await io.out(`${line}\n`)
  return 0
}
