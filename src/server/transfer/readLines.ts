import { isUtf8 } from 'node:buffer'
import { longestRecord, notUtf8, type Read, tooLong } from './read'

const lineFeed = 10

function readLine(line: number, bytes: Buffer): Read | undefined {
  const read = { place: `line ${line}`, size: bytes.length }
  if (!isUtf8(bytes)) return { ...read, wrong: notUtf8 }
  const text = bytes.toString('utf8').trim()
  if (text === '') return undefined
  try {
    return { ...read, value: JSON.parse(text) }
  } catch (error) {
    return { ...read, wrong: `is not JSON: ${(error as Error).message}` }
  }
}

/** Joins what arrives in pieces; of a line that is too long only the length is kept. */
function lineGatherer() {
  let pieces: Uint8Array[] = []
  let size = 0
  return {
    add(piece: Uint8Array) {
      size += piece.length
      if (size <= longestRecord) pieces.push(piece)
      else pieces = []
    },
    take() {
      const taken = { bytes: Buffer.concat(pieces), isTooLong: size > longestRecord, size }
      pieces = []
      size = 0
      return taken
    },
  }
}

/** One record a line; empty lines count as lines and are no records. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const gathered = lineGatherer()
  let line = 0
  const finish = (): Read | undefined => {
    line += 1
    const { bytes, isTooLong, size } = gathered.take()
    return isTooLong ? { place: `line ${line}`, size, wrong: tooLong } : readLine(line, bytes)
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      gathered.add(chunk.subarray(from, end))
      from = end + 1
      const read = finish()
      if (read) yield read
    }
    gathered.add(chunk.subarray(from))
  }
  const last = finish()
  if (last) yield last
}
