import { readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeWhole } from '../db/embedded/durableFiles.mjs'
import { openEmbedded } from '../db/embedded/embedded'
import type { Migration } from '../db/migrations'
import { openPostgres, openTables } from '../db/postgres/postgres'
import { reachDatabase, takeDataDirectory } from '../db/reach'
import { fillDatabase, RestoreRefused } from './fillDatabase'
import { readBackup } from './readBackup'

/** Called anew where the file is to be read once more. */
export type BackupSource = () => AsyncIterable<Buffer>

type Options = {
  now: number
  /** Of another program, in tests; absent: those of this one. */
  migrations?: readonly Migration[] | undefined
  onRows?: (rows: number) => Promise<void>
}

/**
 * Restores into an empty PostgreSQL, in one transaction; `name` is the setting or option that names
 * it.
 */
export async function restoreIntoPostgres(
  url: string,
  source: BackupSource,
  { name = 'DATABASE_URL', ...options }: Options & { name?: string },
): Promise<{ madeAt: string }> {
  const opened = openPostgres(url)
  await reachDatabase(opened, { name })
  await opened.close()
  const target = await openTables(url)
  try {
    return await fillDatabase(target, readBackup(source(), options.migrations), options)
  } finally {
    // What was not committed is rolled back.
    await target.close()
  }
}

/** Where a database is made that gets its name when it is whole. */
const leftovers = ['database.new', 'database.new.new']
/** Our own lock is in the folder by now. */
const lockName = /^(lock|sock)\./

function refuseFiles(dataDir: string): void {
  const inside = (name: string) => readdirSync(join(dataDir, name), { recursive: true })
  for (const entry of readdirSync(dataDir, { withFileTypes: true })) {
    const isOurs = leftovers.includes(entry.name) || lockName.test(entry.name)
    const isEmpty = entry.isDirectory() && inside(entry.name).length === 0
    if (isOurs || isEmpty) continue
    throw new RestoreRefused(
      `CALLBOARD_DATA_DIR names ${resolve(dataDir)}, which is not empty (it holds ${entry.name}). Name a folder that is empty or absent.`,
    )
  }
}

const removeLeftovers = (dataDir: string) => {
  for (const name of leftovers) rmSync(join(dataDir, name), { recursive: true, force: true })
}

/** Restores into a data directory without files, which gets its database when it is whole. */
export async function restoreIntoFolder(
  dataDir: string,
  source: BackupSource,
  options: Options,
): Promise<void> {
  const { assertHeld, release } = await takeDataDirectory(dataDir)
  try {
    refuseFiles(dataDir)
    removeLeftovers(dataDir)
    await makeWhole(join(dataDir, 'database'), async (folder) => {
      const target = await (await openEmbedded({ dataDir: folder, assertHeld })).tables()
      try {
        await fillDatabase(target, readBackup(source(), options.migrations), options)
      } finally {
        await target.close()
      }
    })
  } catch (error) {
    removeLeftovers(dataDir)
    throw error
  } finally {
    release()
  }
}
