import { NotEvents } from './read'

type Encoding = 'utf8' | 'utf16le' | 'utf16be'

const startsWith = (head: Buffer, ...mark: number[]) =>
  mark.every((byte, place) => head[place] === byte)

/** How a text begins that is written as UTF-16 without a mark: every other byte is 0. */
const looksUtf16 = (head: Buffer, zeroes: 0 | 1) =>
  head.length >= 4 &&
  [0, 2].every((place) => head[place + zeroes] === 0 && head[place + 1 - zeroes] !== 0)

/** With its mark, or by how its first character is written: no text begins with NUL. */
const isUtf32 = (head: Buffer) =>
  startsWith(head, 0xff, 0xfe, 0, 0) ||
  startsWith(head, 0, 0, 0xfe, 0xff) ||
  (startsWith(head, 0, 0, 0) && head[3] !== 0) ||
  (head.length >= 4 && head[0] !== 0 && startsWith(head.subarray(1), 0, 0, 0))

/** What a file is written in, and how many bytes say so before it begins. */
function encodingOf(head: Buffer): { encoding: Encoding; mark: number } {
  if (isUtf32(head)) {
    throw new NotEvents('This is text in UTF-32. Save it as UTF-8 and import that.')
  }
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { encoding: 'utf8', mark: 3 }
  if (startsWith(head, 0xff, 0xfe)) return { encoding: 'utf16le', mark: 2 }
  if (startsWith(head, 0xfe, 0xff)) return { encoding: 'utf16be', mark: 2 }
  if (looksUtf16(head, 1)) return { encoding: 'utf16le', mark: 0 }
  if (looksUtf16(head, 0)) return { encoding: 'utf16be', mark: 0 }
  return { encoding: 'utf8', mark: 0 }
}

/** Half a surrogate pair is no text; as UTF-8 it must not become some. */
const notUtf8 = Buffer.from([0xff])

function utf8Of(text: string): Buffer {
  const [first = '', ...rest] = text.split(/\p{Cs}/u)
  if (rest.length === 0) return Buffer.from(first)
  return Buffer.concat([
    Buffer.from(first),
    ...rest.flatMap((part) => [notUtf8, Buffer.from(part)]),
  ])
}

/** Text of two bytes a character; a character, or a pair of them, may lie across two chunks. */
async function* fromUtf16(chunks: AsyncIterable<Uint8Array>, isBigEndian: boolean) {
  let rest: Buffer = Buffer.alloc(0)
  let half = ''
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    const whole = bytes.subarray(0, bytes.length & ~1)
    rest = bytes.subarray(whole.length)
    const text = half + (isBigEndian ? whole.swap16() : whole).toString('utf16le')
    half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? ''
    yield utf8Of(text.slice(0, text.length - half.length))
  }
  if (half !== '' || rest.length > 0) yield notUtf8
}

async function* skip(chunks: AsyncIterable<Uint8Array>, count: number) {
  let left = count
  for await (const chunk of chunks) {
    yield chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
  }
}

/** The text of a file as UTF-8 without a mark, whatever Unicode it is written in. */
export function toUtf8(head: Buffer, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const { encoding, mark } = encodingOf(head)
  const text = mark > 0 ? skip(chunks, mark) : chunks
  return encoding === 'utf8' ? text : fromUtf16(text, encoding === 'utf16be')
}
