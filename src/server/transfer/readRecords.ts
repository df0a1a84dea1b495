import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Read } from './read'
import { readLines } from './readLines'
import { readList } from './readList'

/** Enough to tell what a file is. */
const headSize = 64 * 1024

const gzipMark = Buffer.from([0x1f, 0x8b])
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** `{`, any number of keys with plain values, and then `"records": [`. */
const listBegins =
  /^\s*\{\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[-+\w.]+)\s*,\s*)*"records"\s*:\s*\[/
const arrayBegins = /^\s*\[/

/** The first bytes, and everything, those included. */
async function peek(input: AsyncIterable<Uint8Array>) {
  const chunks = input[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  for (let size = 0; size < headSize; size += pieces.at(-1)?.length ?? 0) {
    const { value, done } = await chunks.next()
    if (done) break
    pieces.push(value)
  }
  const head = Buffer.concat(pieces)
  const rest = { [Symbol.asyncIterator]: () => chunks }
  async function* all() {
    yield head
    yield* rest
  }
  async function* withoutMark() {
    yield head.subarray(byteOrderMark.length)
    yield* rest
  }
  const isMarked = head.subarray(0, byteOrderMark.length).equals(byteOrderMark)
  return { head, chunks: isMarked ? withoutMark() : all() }
}

function unpack(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip()
  // What goes wrong ends the stream that is read, and is met there.
  pipeline(packed, gunzip).catch(() => undefined)
  return gunzip
}

/**
 * The records of a file as a stream: a list as the API returns it, an array, or one record a
 * line, gzip or not. What it is shows in its content.
 */
export async function* readRecords(input: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const file = await peek(input)
  if (file.head.subarray(0, gzipMark.length).equals(gzipMark)) {
    return yield* readRecords(unpack(file.chunks))
  }
  const begin = file.head.toString('utf8')
  if (listBegins.test(begin.replace(/^\uFEFF/, '')))
    return yield* readList(file.chunks, '$.records.*')
  if (arrayBegins.test(begin)) return yield* readList(file.chunks, '$.*')
  return yield* readLines(file.chunks)
}
