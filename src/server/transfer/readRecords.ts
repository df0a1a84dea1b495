import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { kindOfFile } from './kindOfFile'
import { peek } from './peek'
import { DamagedFile, longestRecord, type Read } from './read'
import { readDocuments } from './readDocuments'
import { readLines } from './readLines'
import { toUtf8 } from './toUtf8'

/** Enough to tell what a file is. */
const headSize = 64 * 1024

const gzipMark = Buffer.from([0x1f, 0x8b])
const isBreak = (byte: number) => byte === 10 || byte === 13

async function* unpack(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  // What goes wrong ends the stream that is read, and is met there.
  pipeline(packed, gunzip).catch(() => undefined)
  try {
    yield* gunzip
  } catch (error) {
    if (!/^Z_/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new DamagedFile(`the gzip file is cut off or damaged (${(error as Error).message})`)
  }
}

/** The text of a file as UTF-8, gzip or not. */
export async function* unpackedText(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, chunks } = await peek(input, (size) => size >= headSize)
  if (head.subarray(0, gzipMark.length).equals(gzipMark)) yield* unpackedText(unpack(chunks))
  else yield* toUtf8(head, chunks)
}

/**
 * The records of a file as a stream: a list as the API returns it, an array, objects one after the
 * other, or one record a line; gzip or not, UTF-8 or UTF-16. What it is shows in its content.
 * Throws NotEvents where that is something else.
 */
export async function* readRecords(input: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  let hasBreak = false
  // At least one line, so that it can be tried by itself.
  const isEnough = (size: number, newest: Uint8Array) => {
    hasBreak ||= newest.some(isBreak)
    return size > longestRecord || (size >= headSize && hasBreak)
  }
  const { head, isWhole, chunks } = await peek(unpackedText(input), isEnough)
  const kind = kindOfFile(head.toString('utf8'), isWhole)
  yield* kind === 'lines' ? readLines(chunks) : readDocuments(chunks)
}
