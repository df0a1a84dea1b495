import { existsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Terminal } from './terminal'

/** A device or a pipe cannot be replaced, only written to. */
const isReplaceable = (file: string) => !existsSync(file) || statSync(file).isFile()

/**
 * Writes the output of a verb to a file. A file of that name is replaced only once the new one is
 * whole; after a failure it is unchanged.
 */
export async function toFile(
  file: string,
  io: Terminal,
  run: (io: Terminal) => Promise<number>,
): Promise<number> {
  const isWhole = isReplaceable(file)
  const target = isWhole ? `${file}.${process.pid}.part` : file
  const handle = await open(target, 'w', 0o600)
  let exit = 1
  try {
    // Writes nothing to the terminal: throws where the verb was asked to stop.
    const out: Terminal['out'] = async (output) => {
      await io.out('')
      await handle.appendFile(output)
    }
    exit = await run({ ...io, out })
    if (isWhole) await handle.sync()
  } finally {
    await handle.close()
    if (isWhole && exit !== 0) await rm(target, { force: true })
  }
  if (isWhole && exit === 0) await rename(target, file)
  return exit
}
