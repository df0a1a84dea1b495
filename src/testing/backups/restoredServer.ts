import { pino } from 'pino'
import { fillDatabase } from '@/server/backup/fillDatabase'
import { makeBackup } from '@/server/backup/makeBackup'
import { type BackupPart, readBackup } from '@/server/backup/readBackup'
import { createApp } from '@/server/createApp'
import { openEmbedded } from '@/server/db/embedded/embedded'
import { migrate } from '@/server/db/migrate'
import { type Db, dbOver, openDb } from '@/server/db/open'
import { openTables } from '@/server/db/postgres/postgres'
import { readConfig } from '@/server/settings/config'
import { testDatabaseUrl } from '../database/testDatabaseUrl'
import { emptyOnPostgres } from '../database/testPlace'

/** The bytes of a backup. */
export async function backupOf(db: Pick<Db, 'snapshot'>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of makeBackup(db)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The same bytes, as they come from a disk. */
export async function* piecesOf(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

type Options = Parameters<typeof fillDatabase>[2]

async function restoreEmbedded(parts: AsyncIterable<BackupPart>, options: Options): Promise<Db> {
  const opened = await openEmbedded({})
  await fillDatabase(await opened.tables(), parts, options)
  await migrate(opened.pool, { migrations: options.migrations })
  return dbOver('embedded', opened)
}

async function restorePostgres(parts: AsyncIterable<BackupPart>, options: Options): Promise<Db> {
  const { url, remove } = await emptyOnPostgres(testDatabaseUrl ?? '')
  const target = await openTables(url)
  await fillDatabase(target, parts, options)
  await target.close()
  const db = await openDb({ url, migrations: options.migrations })
  return { ...db, close: () => db.close().then(async () => void (await remove())) }
}

/** A new database of this kind, with what a backup holds. */
export const restoredDb = (
  kind: Db['kind'],
  bytes: Buffer,
  options: Options = { now: Date.now() },
): Promise<Db> => {
  const parts = readBackup(piecesOf(bytes), options.migrations)
  return kind === 'embedded' ? restoreEmbedded(parts, options) : restorePostgres(parts, options)
}

/** The app over a restored database, at a clock of the test's. */
export async function restoredServer(kind: Db['kind'], bytes: Buffer, time: { now: number }) {
  const db = await restoredDb(kind, bytes, { now: time.now })
  const config = readConfig({})
  const log = pino({ level: 'silent' })
  const { app, close } = createApp({ db, config, log, clock: () => time.now })
  return {
    db,
    fetch: (path: string, init: RequestInit, token: string): Promise<Response> => {
      const headers = new Headers(init.headers)
      if (!headers.has('authorization')) headers.set('authorization', `Bearer ${token}`)
      if (init.body != null) headers.set('content-type', 'application/json')
      return Promise.resolve(app.request(path, { ...init, headers }))
    },
    close: () => {
      close()
      return db.close()
    },
  }
}
