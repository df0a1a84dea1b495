import { join } from 'node:path'
import { takeDataDirectory } from '../reach'
import { copyOf, removeCopy } from './copyFolder'
import { openEmbedded } from './embedded'
import { checkDatabase } from './embeddedFault'

/** The embedded database in a data directory, which is this process's alone until it is closed. */
export async function openDataDirectory(dataDir: string) {
  const { door, lost, assertHeld, release } = await takeDataDirectory(dataDir)
  try {
    const folder = join(dataDir, 'database')
    checkDatabase(folder)
    // Of a backup that was killed.
    await removeCopy(copyOf(folder))
    const embedded = await openEmbedded({ dataDir: folder, assertHeld })
    // Another process has the folder by now: nothing more may be written into it.
    void lost.then((error) => embedded.end(error))
    return { ...embedded, door, close: () => embedded.close().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}
