import { existsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Terminal } from './terminal'

/** A device or a pipe cannot be replaced, only written to. */
const isReplaceable = (file: string) => !existsSync(file) || statSync(file).isFile()

/**
 * Sends what a verb puts out to a file, which is there once it is whole: until then, and after a
 * failure, the file of that name is the one that was there before.
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
    // The terminal's `out` would write; only its readiness to go on is asked for.
    const out = async (text: string) => {
      await io.out('')
      await handle.appendFile(text)
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
