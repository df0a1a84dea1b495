import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Pool } from 'pg'
import { openEmbedded } from '@/server/db/embedded'
import { migrate, migrationsHash } from '@/server/db/migrate'
import { type Db, doors, openDb } from '@/server/db/open'
import { openPostgres } from '@/server/db/postgres'
import { refilling } from './keptRows'

export type TestDb = Db & {
  /** See {@link refilling}. */
  refill: (name: string, fill: () => Promise<unknown>) => Promise<void>
  /** As the tables' owner, whom no policy binds: what a tamperer with the database's password is. */
  asOwner: (statement: string) => Promise<unknown>
  /** The same database for a second process; where there can be none, through the same door. */
  again: () => Promise<Db>
}

const folder = 'node_modules/.cache/callboard'

/** A migrated, empty database: made once for a set of migrations, then loaded in a second. */
async function template(): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(folder, `${migrationsHash.slice(0, 16)}.tar`)
  if (existsSync(file)) return new Uint8Array(readFileSync(file))
  const embedded = await openEmbedded({})
  await migrate(embedded.pool)
  const dump = await embedded.dump()
  await embedded.close()
  mkdirSync(folder, { recursive: true })
  // Another test file may be making the same one: a rename shows it whole or not at all.
  const own = `${file}.${randomUUID()}`
  writeFileSync(own, dump)
  renameSync(own, file)
  return dump
}

/** The embedded database alone, migrated and empty, in memory. */
export const openMigrated = async (more: { heapMegabytes?: number } = {}) =>
  openEmbedded({ dump: await template(), ...more })

/** A data directory with a migrated and empty database, as a first start makes it. */
export async function makeDataDirectory(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const dump = await template()
  await (await openEmbedded({ dataDir: join(dataDir, 'database'), dump })).close()
}

async function onEmbedded(): Promise<TestDb> {
  const embedded = await openMigrated()
  const db = doors('embedded', embedded)
  return {
    ...db,
    refill: refilling(embedded.pool),
    asOwner: (statement) => embedded.pool.query(statement),
    again: async () => ({ ...db, close: async () => undefined }),
  }
}

/** A database of its own on the given server, dropped at the end. */
async function onPostgres(url: string): Promise<TestDb> {
  const name = `callboard_${randomUUID().replaceAll('-', '')}`
  const owner = new Pool({ connectionString: url, max: 1 })
  await owner.query(`CREATE DATABASE ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const opened = openPostgres(own.href)
  const { pool } = opened
  await migrate(pool)
  const close = async () => {
    await opened.close()
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await owner.end()
  }
  return {
    ...doors('postgres', { ...opened, close }),
    refill: refilling(pool),
    asOwner: (statement) => pool.query(statement),
    again: () => openDb({ url: own.href }),
  }
}

/** A migrated, empty database for one test file: embedded, or on CALLBOARD_TEST_DATABASE_URL. */
export function openTestDb(): Promise<TestDb> {
  const url = process.env.CALLBOARD_TEST_DATABASE_URL
  return url ? onPostgres(url) : onEmbedded()
}
