import { constants } from 'node:fs'
import { appendFile, copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'

const walFolder = 'pg_wal'
const slot = 'callboard_copy'

/** What means something to the running database alone; PostgreSQL makes it anew. */
const emptyFolders = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
/** Copied last, while nothing is written. */
const controlFile = join('global', 'pg_control')
const leftOut = new Set([controlFile, 'postmaster.pid', 'postmaster.opts'])

/** A copy works with little memory. */
const copySettings = `shared_buffers = '16MB'\n`

/** A table that is dropped meanwhile takes its file with it. */
async function copyIfThere(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE).catch((error) => {
    if (error.code !== 'ENOENT') throw error
  })
}

async function copyFiles(from: string, to: string, below = ''): Promise<void> {
  await mkdir(join(to, below), { recursive: true, mode: 0o700 })
  if (below === walFolder || emptyFolders.has(below)) return
  for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
    const path = join(below, entry.name)
    if (entry.isDirectory()) await copyFiles(from, to, path)
    else if (!leftOut.has(path)) await copyIfThere(join(from, path), join(to, path))
  }
}

/** The files of the write-ahead log before one of them, or up to it; those behind are not begun yet. */
async function copyWal(from: string, to: string, upTo: string, done: Set<string>): Promise<void> {
  const names = (await readdir(join(from, walFolder))).filter((name) => /^[0-9A-F]{24}$/.test(name))
  for (const name of names.filter((name) => name < upTo && !done.has(name))) {
    await copyIfThere(join(from, walFolder, name), join(to, walFolder, name))
    done.add(name)
  }
}

const currentWal = 'SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS name'

/** The end of the copy, in one transaction that nobody else gets into: milliseconds. */
async function finish(pool: Pool, from: string, to: string, done: Set<string>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const { rows: stop } = await client.query<{ label: string; name: string }>(
      'SELECT labelfile AS label, pg_walfile_name(lsn) AS name FROM pg_backup_stop(false)',
    )
    // It is behind every name that the log has now.
    await copyWal(from, to, `${stop[0]?.name}~`, done)
    await copyFile(join(from, controlFile), join(to, controlFile))
    await writeFile(join(to, 'backup_label'), stop[0]?.label ?? '')
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

/**
 * Copies the folder of an open database while it is written to, as PostgreSQL's own base backup does:
 * the files as they happen to be, and the write-ahead log since before, which makes one state of them
 * when the copy is opened: that of the copy's end (decision 48). Answers when that was.
 */
export async function copyFolder(pool: Pool, from: string, to: string): Promise<number> {
  let at = 0
  const done = new Set<string>()
  await pool.query(`SELECT pg_create_physical_replication_slot('${slot}', true, true)`)
  try {
    await pool.query(`SELECT pg_backup_start('callboard', true)`)
    await copyFiles(from, to)
    const { rows } = await pool.query<{ name: string }>(currentWal)
    await copyWal(from, to, rows[0]?.name ?? '', done)
    at = Date.now()
    await finish(pool, from, to, done)
  } finally {
    await pool.query(`SELECT pg_drop_replication_slot('${slot}')`)
  }
  await appendFile(join(to, 'postgresql.auto.conf'), copySettings, { mode: 0o600 })
  return at
}

/** Where the copy of a database's folder is. */
export const copyOf = (folder: string) => `${folder}.copy`

/** Nobody else has a copy; one that a killed process has left is in the way. */
export const removeCopy = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true })
