import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Db } from '../db/open'
import type { BackupPlan } from '../settings/backupSettings'
import { keepFailure, keepSuccess, takeBackup } from './backupOutcome'
import { makeBackup } from './makeBackup'
import { type BackupTotals, checkBackup } from './readBackup'

const ours = /^callboard-\d{8}T\d{6}Z\.backup$/
const oursTorn = /^callboard-\d{8}T\d{6}Z\.backup\.part$/

/** `callboard-20261130T020000Z.backup`: in UTC, which has no hour twice. */
const nameOf = (due: number) =>
  `callboard-${new Date(due).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.backup`

export type ScheduledParts = {
  db: Db
  log: Logger
  clock: () => number
  plan: BackupPlan
}

async function write({ db }: ScheduledParts, part: string, signal: AbortSignal): Promise<void> {
  const handle = await open(part, 'w', 0o600)
  try {
    for await (const piece of makeBackup(db)) {
      signal.throwIfAborted()
      await handle.appendFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The file gets its name when it is whole and was read back. */
async function makeFile(
  parts: ScheduledParts,
  due: number,
  signal: AbortSignal,
): Promise<BackupTotals> {
  const { dir } = parts.plan
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const file = join(dir, nameOf(due))
  const part = `${file}.part`
  try {
    await write(parts, part, signal)
    const totals = await checkBackup(createReadStream(part))
    await rename(part, file)
    return totals
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** Of its own files the newest stay; what a killed process has left goes too. */
async function rotate({ dir, keep }: BackupPlan): Promise<void> {
  const names = await readdir(dir)
  const old = names
    .filter((name) => ours.test(name))
    .sort()
    .slice(0, -keep)
  for (const name of [...old, ...names.filter((name) => oursTorn.test(name))]) {
    await rm(join(dir, name), { force: true })
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The backup that is due at a moment, made by one of all processes. Never throws for its own faults. */
export async function makeScheduled(
  parts: ScheduledParts,
  due: number,
  signal: AbortSignal,
): Promise<void> {
  const { db, log, clock, plan } = parts
  if (!(await takeBackup(db, due, clock()))) return
  try {
    const { rows } = await makeFile(parts, due, signal)
    await keepSuccess(db, clock())
    await rotate(plan)
    log.info({ rows, file: nameOf(due) }, 'A backup was made and read back')
  } catch (error) {
    log.error({ err: error }, 'The backup failed; the server goes on')
    await keepFailure(db, clock(), reasonOf(error))
  }
}
