import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseAway } from '../databaseAway'
import { isNew } from './durableFiles.mjs'
import { DatabaseEnded } from './embeddedThread'

/** The PostgreSQL that PGlite brings; another one's files it cannot read. */
const postgresVersion = '18'

const noRoom = /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/

/** An error of the disk, or of the database for which there was no room on it. */
export function isOutOfRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return noRoom.test(`${code} ${error.message}`) || isOutOfRoom(error.cause)
}

const makeRoom =
  'Make room there and start Callboard again; everything that was acknowledged is kept.'
const otherFolder = 'Restore the folder from a backup, or move it away to begin with an empty one.'

function opening(folder: string, reason: string): string {
  if (noRoom.test(reason)) {
    return `The disk of ${folder} is full, so the embedded database in it cannot be opened (${reason}). ${makeRoom}`
  }
  return `The embedded database in ${folder} cannot be opened (${reason}). ${otherFolder}`
}

function stopped(folder: string, reason: string): string {
  if (noRoom.test(reason)) {
    return `The disk of ${folder} is full, and the embedded database in it has stopped (${reason}). ${makeRoom}`
  }
  return `The embedded database in ${folder} has stopped (${reason}). Start Callboard again; everything that was acknowledged is kept. If it stops again: ${otherFolder}`
}

/** What a person is told when the embedded database has ended by itself. */
export const stoppedFault = (dataDir: string, { message }: DatabaseEnded) =>
  new Error(stopped(resolve(dataDir), message))

/** An error of the embedded database with its folder and the next step; others as they are. */
export function embeddedFault(dataDir: string, error: unknown): unknown {
  if (error instanceof DatabaseEnded) return new Error(opening(resolve(dataDir), error.message))
  if (!(error instanceof DatabaseAway)) return error
  if (error.cause instanceof DatabaseEnded) return stoppedFault(dataDir, error.cause)
  const isFull = error.cause instanceof Error && noRoom.test(error.cause.message)
  return isFull ? new Error(`The disk of ${resolve(dataDir)} is full. ${makeRoom}`) : error
}

/** Refuses what is no whole database of this PostgreSQL, before PostgreSQL tries to make sense of it. */
export function checkDatabase(folder: string): void {
  if (isNew(folder)) return
  const file = join(folder, 'PG_VERSION')
  if (!existsSync(file)) throw new DatabaseEnded('the file PG_VERSION is missing')
  const version = readFileSync(file, 'utf8').trim()
  if (version !== postgresVersion) {
    throw new DatabaseEnded(
      `its files are of PostgreSQL ${version}, this program reads those of ${postgresVersion}`,
    )
  }
}
