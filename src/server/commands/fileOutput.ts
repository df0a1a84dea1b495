import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { terminal } from './terminal'

type Terminal = ReturnType<typeof terminal>

/** Sends what a verb puts out to a file. */
export function fileOutput(file: string, io: Terminal): Terminal {
  const stream = createWriteStream(file, { mode: 0o600 })
  return {
    ...io,
    out: async (text) => {
      if (!stream.write(text)) await once(stream, 'drain')
    },
    end: () => {
      io.end()
      stream.end()
    },
  }
}
