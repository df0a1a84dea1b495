import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Db } from '../db/open'

const dayMs = 24 * 60 * 60_000
/** How often a size is kept, and how much of the past says how it grows. */
const keepEveryMs = 60_000
const keptMs = 7 * dayMs
/** A growth over less than this says nothing of a day. */
const leastMs = 60 * 60_000

export type Disk = { freeBytes: number; totalBytes: number }

/** The disk of the data directory; a PostgreSQL has its own, which is not seen from here. */
async function readDisk({ kind }: Pick<Db, 'kind'>, dataDir: string): Promise<Disk | undefined> {
  if (kind !== 'embedded') return undefined
  const read = await statfs(dataDir).catch(() => undefined)
  if (!read) return undefined
  return { freeBytes: read.bavail * read.bsize, totalBytes: read.blocks * read.bsize }
}

const readSize = (db: Db): Promise<number> =>
  db.asGate(async (tx) => {
    const { rows } = await sql<{ bytes: number }>`
      SELECT pg_database_size(current_database()) AS bytes`.execute(tx)
    return rows[0]?.bytes ?? 0
  })

type Size = { at: number; bytes: number }

/** By how much it grows a day, from the oldest size that is kept; undefined before an hour. */
export function growthOf(sizes: readonly Size[]): number | undefined {
  const [oldest, newest] = [sizes[0], sizes.at(-1)]
  if (!oldest || !newest || newest.at - oldest.at < leastMs) return undefined
  return Math.round(((newest.bytes - oldest.bytes) * dayMs) / (newest.at - oldest.at))
}

/** Size and growth of the database, and the room left; sizes are those of this process's life. */
export function storageReader(db: Db, dataDir: string) {
  let sizes: Size[] = []
  return async (now: number) => {
    const disk = await readDisk(db, dataDir)
    const size = { at: now, bytes: await readSize(db) }
    sizes = sizes.filter(({ at }) => now - at <= keptMs)
    const bytesPerDay = growthOf([...sizes, size])
    if (now - (sizes.at(-1)?.at ?? 0) >= keepEveryMs) sizes.push(size)
    return { disk, bytes: size.bytes, bytesPerDay }
  }
}
export type StorageReader = ReturnType<typeof storageReader>
