import { join } from 'node:path'
import { openEmbedded } from './embedded'
import { checkDatabase } from './embeddedFault'
import { takeDataDirectory } from './reach'

/** The embedded database in a data directory, which is this process's alone until it is closed. */
export async function openDataDirectory(dataDir: string) {
  const unlock = takeDataDirectory(dataDir)
  try {
    const folder = join(dataDir, 'database')
    checkDatabase(folder)
    const embedded = await openEmbedded({ dataDir: folder })
    return { ...embedded, close: () => embedded.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}
