import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { SettingError } from '../../settings/config'
import { sketchFolder } from './copyFolder'
import { isNew } from './durableFiles.mjs'
import { openEmbedded } from './embedded'
import { checkDatabase } from './embeddedFault'

function isThere(folder: string): boolean {
  try {
    return !isNew(folder)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SettingError(`CALLBOARD_DATA_DIR names a folder that cannot be read (${reason}).`)
  }
}

/**
 * Reads what a closed embedded database consists of, from a sketch of it beside all data: to open the
 * folder itself would write into it. Undefined where there is no database yet.
 */
export async function withSketch<Result>(
  dataDir: string,
  read: (pool: Pool) => Promise<Result>,
): Promise<Result | undefined> {
  const folder = join(dataDir, 'database')
  if (!isThere(folder)) return undefined
  checkDatabase(folder)
  const beside = await mkdtemp(join(tmpdir(), 'callboard-check-'))
  try {
    const sketch = join(beside, 'database')
    await sketchFolder(folder, sketch)
    const opened = await openEmbedded({ dataDir: sketch })
    return await read(opened.pool).finally(opened.close)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}
