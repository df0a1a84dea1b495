import { makeBackup } from '../backup/makeBackup'
import type { Verb } from './verb'

/** Writes a backup of the whole database to the output. */
export const backupVerb: Verb = async ({ db }, _options, io) => {
  for await (const piece of makeBackup(db, { onProgress: io.progress })) await io.out(piece)
  return 0
}
