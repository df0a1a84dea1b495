import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'

/**
 * The file of a backup: a first line with the number of the format, then parts. A part is a letter,
 * the length of its packed content, the content, and a checksum of all that and of the part before;
 * so none can be changed, missing, moved or added. Decision 48 has the whole of it.
 */
const format = 1
const firstLine = (number: number) => `callboard backup ${number}\n`
const firstLinePattern = /^callboard backup (\d{1,6})\n/
const firstLineSize = firstLine(format).length

/** The head says what made the file, rows are of one table, and the end holds the totals. */
type PartKind = 'head' | 'rows' | 'end'
export type Part = { kind: PartKind; content: Buffer }

const letters: Record<PartKind, string> = { head: 'H', rows: 'R', end: 'E' }
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter, kind as PartKind]))

const lengthSize = 4
const checksumSize = 32
/** No part is larger, packed or unpacked: a few rows may be, each with a long text. */
const maxPartSize = 512 * 1024 * 1024

const pack = promisify(deflate)
const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)

/** A file that is not a backup, is damaged, or was made by a newer program. */
export class UnreadableBackup extends Error {}
export const damaged = (what: string) =>
  new UnreadableBackup(`The backup is damaged or not whole (${what}).`)

const checksumOf = (before: Buffer, ...pieces: Buffer[]): Buffer => {
  const hash = createHash('sha256').update(before)
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

/** The bytes of a backup, piece by piece. */
export async function* writeParts(parts: AsyncIterable<Part>): AsyncGenerator<Buffer> {
  const first = Buffer.from(firstLine(format))
  yield first
  let checksum = checksumOf(first)
  for await (const { kind, content } of parts) {
    const packed = await pack(content)
    const head = Buffer.alloc(1 + lengthSize)
    head.write(letters[kind])
    head.writeUInt32BE(packed.length, 1)
    checksum = checksumOf(checksum, head, packed)
    yield Buffer.concat([head, packed, checksum])
  }
}

/** Hands out so many bytes at a time, fewer where the source has ended; `end` lets go of it. */
function exactly(source: AsyncIterable<Buffer>) {
  const pieces = source[Symbol.asyncIterator]()
  let kept: Buffer[] = []
  let size = 0
  const take = async (wanted: number): Promise<Buffer> => {
    while (size < wanted) {
      const { done, value } = await pieces.next()
      if (done) break
      kept.push(value)
      size += value.length
    }
    const all = Buffer.concat(kept)
    kept = [all.subarray(wanted)]
    size = kept[0]?.length ?? 0
    return all.subarray(0, wanted)
  }
  return { take, end: async () => void (await pieces.return?.()) }
}
type Take = ReturnType<typeof exactly>['take']

function refuseFirstLine(line: string): void {
  const number = firstLinePattern.exec(line)?.[1]
  if (number === undefined) throw new UnreadableBackup('The file is not a backup of Callboard.')
  if (Number(number) > format) {
    throw new UnreadableBackup(
      `The backup is of a newer program (format ${number}, this program reads up to ${format}).`,
    )
  }
}

async function takePart(take: Take, before: Buffer) {
  const head = await take(1 + lengthSize)
  if (head.length === 0) throw damaged('its end is missing')
  const kind = kinds.get(head.toString('latin1', 0, 1))
  const length = head.length === 1 + lengthSize ? head.readUInt32BE(1) : 0
  if (kind === undefined || length > maxPartSize) throw damaged('a part of it is no part')
  const packed = await take(length)
  const checksum = checksumOf(before, head, packed)
  const noted = await take(checksumSize)
  if (!checksum.equals(noted)) throw damaged('the checksum of a part differs')
  const content = await unpack(packed, { maxOutputLength: maxPartSize })
  return { part: { kind, content }, checksum }
}

/** The parts of a backup up to its end; throws where the file is anything but a whole backup. */
export async function* readParts(source: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  const { take, end } = exactly(source)
  try {
    const first = await take(firstLineSize)
    refuseFirstLine(first.toString('latin1'))
    let checksum = checksumOf(first)
    for (let isEnd = false; !isEnd; ) {
      const next = await takePart(take, checksum)
      checksum = next.checksum
      isEnd = next.part.kind === 'end'
      if (isEnd && (await take(1)).length > 0) throw damaged('something follows its end')
      yield next.part
    }
  } finally {
    await end()
  }
}
