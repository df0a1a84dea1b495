/** What a CSV file may be written in; the names are TextDecoder's. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'macintosh',
] as const
export type FileEncoding = (typeof encodings)[number]

const marks: readonly (readonly [FileEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

const headSize = 64 * 1024

/** Text of two bytes a character has a zero in most pairs, and always at the same place. */
function utf16Of(head: Uint8Array): FileEncoding | undefined {
  const zeroes = [0, 0]
  head.forEach((byte, place) => {
    if (byte === 0) zeroes[place % 2] = (zeroes[place % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeroes
  const many = head.length / 8
  if (odd > many && even < many / 8) return 'utf-16le'
  return even > many && odd < many / 8 ? 'utf-16be' : undefined
}

/** Letters of Western Europe that names and streets have. */
const letters = /[äöüÄÖÜßéèêëàâçôîïûùñóáíúøåæ]/g

/** Of encodings of one byte a character, the one in which most of the other bytes are letters. */
function latinOf(head: Uint8Array): FileEncoding {
  const lettersIn = (encoding: FileEncoding) =>
    new TextDecoder(encoding).decode(head).match(letters)?.length ?? 0
  return lettersIn('macintosh') > lettersIn('windows-1252') ? 'macintosh' : 'windows-1252'
}

/** Control characters, but line breaks, tab and a NUL here and there, which no table has. */
const isControl = (byte: number) => byte > 0 && byte < 32 && ![9, 10, 12, 13, 27].includes(byte)

/** Whether a file is no table of text at all: a workbook, an archive, a picture. */
export function isBinary(bytes: ArrayBuffer): boolean {
  const head = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 512))
  if (guessEncoding(bytes).startsWith('utf-16')) return false
  return head.filter(isControl).length > head.length / 50
}

function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** What a file is most likely written in. */
export function guessEncoding(bytes: ArrayBuffer): FileEncoding {
  const head = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, headSize))
  const marked = marks.find(([, mark]) => mark.every((byte, place) => head[place] === byte))
  if (marked) return marked[0]
  return utf16Of(head) ?? (isUtf8(bytes) ? 'utf-8' : latinOf(head))
}

/** The text of a file, without its mark. */
export const decodeFile = (bytes: ArrayBuffer, encoding: FileEncoding): string =>
  new TextDecoder(encoding).decode(bytes)
