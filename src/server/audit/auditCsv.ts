const keys = [
  'ID',
  'dtCreated',
  'name',
  'role',
  'origin',
  'AccessTokensID',
  'UsersID',
  'action',
  'objectKind',
  'objectID',
  'comment',
  'before',
  'after',
  'hash',
]

const byteOrderMark = '\uFEFF'

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function cell(value: unknown): string {
  if (value == null) return ''
  const text = typeof value === 'string' ? harmless(value) : JSON.stringify(value)
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (values: unknown[]) => `${values.map(cell).join(',')}\r\n`

/** The audit log for a spreadsheet: one entry a line, what changed as JSON. */
export async function* csvLines(pieces: AsyncIterable<string[]>) {
  yield byteOrderMark + line(keys)
  for await (const records of pieces) {
    const entries = records.map((record) => JSON.parse(record))
    yield entries.map((entry) => line(keys.map((key) => entry[key]))).join('')
  }
}
