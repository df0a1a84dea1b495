import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbedded } from '@/server/db/embedded/embedded'
import { migrate } from '@/server/db/migrate'
import { migrationsHash } from '@/server/db/migrations'
import { type Db, dbOver } from '@/server/db/open'
import type { Opened } from '@/server/db/opened'
import { openPostgres } from '@/server/db/postgres/postgres'
import { refilling } from './database/keptRows'
import { testDatabaseUrl } from './database/testDatabaseUrl'
import { embeddedPlace, emptyOnPostgres, postgresPlace, type TestPlace } from './database/testPlace'
import { madeOnce } from './madeOnce'

export type TestDb = Db & {
  /** See {@link refilling}. */
  refill: (name: string, fill: () => Promise<unknown>) => Promise<void>
  /** As the tables' owner, whom no policy binds: what a tamperer with the database's password is. */
  asOwner: (statement: string) => Promise<unknown>
  /** The same database for a second process; where there can be none, through the same door. */
  again: () => Promise<Db>
}

const templateName = `template-lean-${migrationsHash.slice(0, 16)}`

/** A migrated, empty database: made once for a set of migrations, then loaded in a second. */
async function template(): Promise<Uint8Array<ArrayBuffer>> {
  const file = await madeOnce(`${templateName}.tar`, async (path) => {
    const embedded = await openEmbedded({})
    await migrate(embedded.pool)
    // To fill the usual 128 MB with zeros is a quarter of what a start costs.
    await embedded.pool.query("ALTER SYSTEM SET shared_buffers = '16MB'")
    // A gigabyte of log, in memory, in each process of the tests; a dump of it takes several.
    await embedded.pool.query("ALTER SYSTEM SET min_wal_size = '32MB'")
    await embedded.pool.query("ALTER SYSTEM SET max_wal_size = '64MB'")
    writeFileSync(path, await embedded.dump())
    await embedded.close()
  })
  return new Uint8Array(readFileSync(file))
}

/** The embedded database alone, migrated and empty, in memory. */
export const openMigrated = async (more: { heapMegabytes?: number } = {}) =>
  openEmbedded({ dump: await template(), ...more })

/** A data directory with a migrated and empty database, as a first start makes it. */
export async function makeDataDirectory(dataDir: string): Promise<void> {
  const made = await madeOnce(templateName, async (path) =>
    (await openEmbedded({ dataDir: path, dump: await template() })).close(),
  )
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  cpSync(made, join(dataDir, 'database'), { recursive: true })
}

const placeOf = async (kind: Db['kind']): Promise<TestPlace> =>
  kind === 'postgres' && testDatabaseUrl
    ? postgresPlace(testDatabaseUrl)
    : embeddedPlace(await openMigrated())

/** The one that the tests run on. */
const kindOfRun = testDatabaseUrl ? 'postgres' : 'embedded'

/** Takes a place that an earlier test file has left. */
function takeLeft(kind: Db['kind']): TestPlace | undefined {
  const at = left.findIndex((place) => place.kind === kind)
  return at < 0 ? undefined : left.splice(at, 1)[0]
}

/** Places that a test file of this process has left, and that only lack their first rows. */
const left: TestPlace[] = []

/** More than rows may be other ones after any other statement: then the place is not used again. */
const changesRowsAlone = (statements: string) =>
  statements.split(';').every((one) => /^\s*(INSERT|UPDATE|DELETE|SELECT|$)/.test(one))

/**
 * A migrated, empty database for one test file: embedded, or on CALLBOARD_TEST_DATABASE_URL. To
 * open one takes seconds, so `close` leaves it to the next test file of this process.
 */
export async function openTestDb(kind: Db['kind'] = kindOfRun): Promise<TestDb> {
  const place = takeLeft(kind) ?? (await placeOf(kind))
  const opened = place.connect()
  const refill = refilling(opened.pool, place.kept)
  await refill('as it was made', async () => undefined)
  let isAsMade = true
  const db = dbOver(place.kind, {
    ...opened,
    close: async () => {
      await opened.close()
      if (isAsMade && (await place.isWell())) left.push(place)
      else await place.remove()
    },
  })
  return {
    ...db,
    refill,
    asOwner: (statement) => {
      isAsMade &&= changesRowsAlone(statement)
      return opened.pool.query(statement)
    },
    again: place.again ?? (async () => ({ ...db, close: async () => undefined })),
  }
}

type Bare = Pick<Opened, 'pool' | 'close'> & {
  /** Once it has tables. */
  db: () => Db
}

/** A database without tables: embedded, or on CALLBOARD_TEST_DATABASE_URL. */
export async function openBare(): Promise<Bare> {
  const server = testDatabaseUrl
  if (!server) {
    const opened = await openEmbedded({})
    return { ...opened, db: () => dbOver('embedded', opened) }
  }
  const { url, remove } = await emptyOnPostgres(server)
  const opened = openPostgres(url)
  const { pool, close } = opened
  return { pool, close: () => close().then(remove), db: () => dbOver('postgres', opened) }
}
