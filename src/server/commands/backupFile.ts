import { createReadStream, existsSync, statSync } from 'node:fs'
import { RestoreRefused } from '../backup/fillDatabase'
import { UnreadableBackup } from '../backup/format'
import { type BackupTotals, checkBackup } from '../backup/readBackup'
import { restoreIntoFolder, restoreIntoPostgres } from '../backup/restoreBackup'
import { isOutOfRoom } from '../db/embedded/embeddedFault'
import type { Config } from '../settings/config'
import { formatCount } from '../verbs/formatCount'
import { exitCode } from '../verbs/verb'
import { toFile } from './fileOutput'
import { runVerb } from './runVerb'
import type { Terminal } from './terminal'

/** What was refused or could not be read, in its sentence; other failures as they are. */
function refusalOf(error: unknown): string {
  if (isOutOfRoom(error)) {
    return 'The disk is full. Nothing was restored; make room and run the same command again.\n'
  }
  const isKnown = error instanceof RestoreRefused || error instanceof UnreadableBackup
  if (!isKnown) throw error
  return `${error.message} Nothing was restored.\n`
}

function refuseFull(file: string, error: unknown): never {
  if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  throw new Error(
    `The disk of ${file} is full. No backup was made, and a former file of that name is as it was.`,
  )
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
const said = ({ rows, tables }: BackupTotals) =>
  `${formatCount(rows)} rows of ${formatCount(tables)} tables`

/** Backs up to a file, which is read again when it is whole, or to standard output. */
export async function backUp(config: Config, file: string, io: Terminal): Promise<number> {
  if (file === '-') return runVerb(config, 'backup', {}, io)
  const exit = await toFile(file, io, (output) => runVerb(config, 'backup', {}, output)).catch(
    (error) => refuseFull(file, error),
  )
  if (exit !== 0) return exit
  const totals = await checkBackup(createReadStream(file))
  await io.err(`${said(totals)} were backed up to ${file} (${megabytes(statSync(file).size)}).\n`)
  return 0
}

const isFile = (file: string) => existsSync(file) && statSync(file).isFile()

/** Restores a file into the empty database that the settings name. */
export async function restore(config: Config, file: string, io: Terminal): Promise<number> {
  if (!isFile(file)) {
    await io.err(`There is no file ${file}; nothing was restored.\n`)
    return exitCode.usage
  }
  const source = () => createReadStream(file)
  try {
    const totals = await checkBackup(source())
    const onRows = (rows: number) => io.progress(rows, totals.rows)
    const options = { now: Date.now(), onRows }
    const { databaseUrl, dataDir } = config
    if (databaseUrl === undefined) await restoreIntoFolder(dataDir, source, options)
    else await restoreIntoPostgres(databaseUrl, source, options)
    const place = databaseUrl === undefined ? dataDir : 'the database of DATABASE_URL'
    await io.err(`${said(totals)} were restored into ${place}, as they were at ${totals.madeAt}.\n`)
    return 0
  } catch (error) {
    await io.err(refusalOf(error))
    return exitCode.failed
  }
}
