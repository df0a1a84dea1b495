import { parseRecord } from './parseRecord'
import type { Read } from './read'
import { recordBuffer } from './recordBuffer'

const lineFeed = 10
const carriageReturn = 13

/** Where a line ends, and where the next one begins; `\r` alone ends one too. */
function nextBreak(chunk: Uint8Array, from: number): number {
  for (let at = from; at < chunk.length; at += 1) {
    if (chunk[at] === lineFeed || chunk[at] === carriageReturn) return at
  }
  return -1
}

/** One record a line; empty lines count as lines and are no records. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const buffer = recordBuffer()
  let line = 1
  let isAfterReturn = false
  const finish = () => parseRecord({ place: `line ${line}`, ...buffer.take() })
  for await (const chunk of chunks) {
    let from = isAfterReturn && chunk[0] === lineFeed ? 1 : 0
    if (chunk.length > 0) isAfterReturn = false
    for (let end = nextBreak(chunk, from); end !== -1; end = nextBreak(chunk, from)) {
      buffer.add(chunk.subarray(from, end))
      const read = finish()
      if (read) yield read
      line += 1
      const isReturn = chunk[end] === carriageReturn
      from = isReturn && chunk[end + 1] === lineFeed ? end + 2 : end + 1
      isAfterReturn = isReturn && end + 1 === chunk.length
    }
    buffer.add(chunk.subarray(from))
  }
  const last = finish()
  if (last) yield last
}
