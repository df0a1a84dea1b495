import { setTimeout as delay } from 'node:timers/promises'
import { SettingError } from '../settings/config'
import { DatabaseAway } from './databaseAway'
import { closeFolder } from './embedded/closeFolder'
import { DatabaseEnded } from './embedded/embeddedThread'
import { DataDirectoryInUse, lockDataDirectory } from './lock/lock'
import type { Opened } from './opened'

const reasonOf = (error: unknown) => {
  const { message, code } = error as NodeJS.ErrnoException
  return message || code
}

const isOutOfRoom = (error: unknown) =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')

const causeOf = (error: unknown) =>
  error instanceof DatabaseAway && error.cause !== undefined ? error.cause : error

type Patience = {
  /** The setting or option that names it. */
  name?: string
  /** Milliseconds. */
  timeoutMs?: number | undefined
  say?: ((sentence: string) => unknown) | undefined
}

const pauseMs = 500

/**
 * Tries the database that DATABASE_URL names, so that a wrong one is told by the setting's name. One
 * that is away or starting is waited for; one that refuses us is not.
 */
export async function reachDatabase(
  { pool, call, close }: Opened,
  { name = 'DATABASE_URL', timeoutMs = 0, say }: Patience,
): Promise<void> {
  const until = Date.now() + timeoutMs
  const tryOnce = () => call(() => pool.query('SELECT 1')).catch((error: unknown) => error)
  let failure = await tryOnce()
  if (failure instanceof DatabaseAway && timeoutMs > 0) {
    const seconds = timeoutMs / 1000
    say?.(
      `The database of ${name} does not answer (${reasonOf(causeOf(failure))}). Waiting for it for up to ${seconds} s.`,
    )
  }
  while (failure instanceof DatabaseAway && Date.now() < until) {
    await delay(pauseMs)
    failure = await tryOnce()
  }
  if (!(failure instanceof Error)) return
  await close()
  if (failure instanceof DatabaseAway && timeoutMs > 0) {
    // The setting may well be right: a supervisor starts it again.
    throw new Error(
      `The database of ${name} did not answer for ${timeoutMs / 1000} s (${reasonOf(causeOf(failure))}); nothing was changed. Start Callboard again when the database runs.`,
    )
  }
  throw new SettingError(
    `${name} names a database that cannot be opened (${reasonOf(causeOf(failure))}); nothing was changed.`,
  )
}

/** On standard error: it is said before there is a server, and by verbs too. */
const say = (sentence: string) => void process.stderr.write(`${sentence}\n`)

/** Takes the data directory for this process, or says what is wrong with it. */
export async function takeDataDirectory(dataDir: string) {
  try {
    closeFolder(dataDir)
    return await lockDataDirectory(dataDir, { say })
  } catch (error) {
    if (error instanceof DataDirectoryInUse || error instanceof SettingError) throw error
    if (isOutOfRoom(error)) throw new DatabaseEnded(reasonOf(error))
    throw new SettingError(
      `CALLBOARD_DATA_DIR names a folder that cannot be written (${reasonOf(error)}); nothing was changed.`,
    )
  }
}
