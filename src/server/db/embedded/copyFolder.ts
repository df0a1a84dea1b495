import { constants } from 'node:fs'
import {
  appendFile,
  copyFile,
  cp,
  mkdir,
  readdir,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
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

type CopyFile = (from: string, to: string) => Promise<void>

async function copyFiles(from: string, to: string, copy: CopyFile, below = ''): Promise<void> {
  await mkdir(join(to, below), { recursive: true, mode: 0o700 })
  if (below === walFolder || emptyFolders.has(below)) return
  for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
    const path = join(below, entry.name)
    if (entry.isDirectory()) await copyFiles(from, to, copy, path)
    else if (!leftOut.has(path)) await copy(join(from, path), join(to, path))
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
    await copyFiles(from, to, copyIfThere)
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

/** Files of tables and indexes that Callboard made; PostgreSQL's own have lower numbers. */
const firstOwn = 16_384
/** Up to so many bytes they are copied: what is read of a sketch lies in small ones. */
const smallBytes = 1024 * 1024

/** The size of a large table alone: zeros, which take no room on the disk. */
async function sketchFile(from: string, to: string): Promise<void> {
  const { size } = await stat(from)
  const number = /\/base\/\d+\/(\d+)[._\w]*$/.exec(from.replaceAll('\\', '/'))?.[1]
  if (size <= smallBytes || Number(number ?? 0) < firstOwn) return copyFile(from, to)
  await writeFile(to, '', { mode: 0o600 })
  return truncate(to, size)
}

/**
 * A copy of a closed database's folder for one who asks what tables there are and how large, and
 * reads small ones: quick, and small on the disk, whatever the size of the database.
 */
export async function sketchFolder(from: string, to: string): Promise<void> {
  await copyFiles(from, to, sketchFile)
  await cp(join(from, walFolder), join(to, walFolder), { recursive: true })
  await copyFile(join(from, controlFile), join(to, controlFile))
  // The log of a killed process is applied to pages that are not there.
  const settings = `${copySettings}ignore_invalid_pages = on\n`
  await appendFile(join(to, 'postgresql.auto.conf'), settings, { mode: 0o600 })
}

/** Where the copy of a database's folder is. */
export const copyOf = (folder: string) => `${folder}.copy`

/** Nobody else has a copy; one that a killed process has left is in the way. */
export const removeCopy = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true })
