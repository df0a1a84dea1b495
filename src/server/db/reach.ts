import type { Pool } from 'pg'
import { SettingError } from '../config'
import { closeFolder } from './closeFolder'
import { DatabaseEnded } from './embeddedThread'
import { DataDirectoryInUse, lockDataDirectory } from './lock'

const reasonOf = (error: unknown) => {
  const { message, code } = error as NodeJS.ErrnoException
  return message || code
}

const isOutOfRoom = (error: unknown) =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')

/** Tries the database that DATABASE_URL names, so that a wrong one is told by the setting's name. */
export async function reachDatabase(pool: Pool): Promise<void> {
  try {
    await pool.query('SELECT 1')
  } catch (error) {
    await pool.end()
    throw new SettingError(
      `DATABASE_URL names a database that cannot be opened (${reasonOf(error)}); nothing was changed.`,
    )
  }
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
