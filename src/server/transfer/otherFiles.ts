/** How other kinds of files begin, read as UTF-8 (a byte that is not becomes U+FFFD). */
const signatures: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a zip archive, or a spreadsheet or document (xlsx, docx, ods)'],
  ['PK\u0005\u0006', 'an empty zip archive'],
  ['\uFFFD\uFFFD\u0011\u0871\u001a', 'an old spreadsheet or document (xls, doc)'],
  ['%PDF', 'a PDF'],
  ['7z\uFFFD', 'a 7z archive'],
  ['BZh', 'a file packed with bzip2'],
  ['(\uFFFD/\uFFFD', 'a file packed with zstd'],
  ['\uFFFD7zXZ', 'a file packed with xz'],
  ['\uFFFDPNG', 'a picture'],
  ['\uFFFD\uFFFD\uFFFD\uFFFD', 'a picture'],
  ['GIF8', 'a picture'],
  ['SQLite format 3', 'an SQLite database'],
]

/** Control characters that no text has; 0x1b and 0x1e stand in some. */
const isBinaryCode = (code: number) =>
  code < 9 || (code > 13 && code < 32 && code !== 0x1b && code !== 0x1e)
const isBinary = (head: string) =>
  [...head.slice(0, 1000)].some((character) => isBinaryCode(character.charCodeAt(0)))

const maxNamed = 80
const separators = [';', ',', '\t'] as const

/** Two lines with as many cells in each. */
function isTable(head: string): boolean {
  const [first = '', second = ''] = head.split(/\r\n|\r|\n/, 2)
  return separators.some((separator) => {
    const cells = first.split(separator).length
    return cells > 1 && second.split(separator).length === cells
  })
}

function isValue(head: string): boolean {
  try {
    JSON.parse(head)
    return true
  } catch {
    return false
  }
}

/** What a file is that begins with neither an object nor a list, for a sentence about it. */
export function otherFile(head: string): string {
  const known = signatures.find(([begin]) => head.startsWith(begin))
  if (known) return `This is ${known[1]}, not events.`
  if (head.slice(0, 600).includes('ustar')) return 'This is a tar archive, not events.'
  if (isBinary(head)) {
    return 'This is not text: it may be packed in another way than gzip, or encrypted.'
  }
  if (head.startsWith('<')) return 'This is a web page or XML, not events.'
  const begin = `it begins with ${JSON.stringify(head.slice(0, maxNamed).split(/[\r\n]/, 1)[0])}`
  if (isValue(head)) return `This is one JSON value, not events: ${begin}.`
  if (isTable(head)) return `This is a table (CSV), not JSON: ${begin}.`
  return `This is not JSON: ${begin}.`
}
