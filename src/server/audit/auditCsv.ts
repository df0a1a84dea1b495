import { byteOrderMark, type CsvCell, csvLine, jsonCell, separators } from '@/contract/values/csv'

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

const comma = separators.en

function cell(value: unknown): CsvCell {
  if (value == null) return ''
  return typeof value === 'string' ? value : jsonCell(value)
}

/** The audit log for a spreadsheet: one entry a line, what changed as JSON. */
export async function* csvLines(pieces: AsyncIterable<string[]>) {
  yield byteOrderMark + csvLine(keys, comma)
  for await (const records of pieces) {
    const entries = records.map((record) => JSON.parse(record))
    const lines = entries.map((entry) =>
      csvLine(
        keys.map((key) => cell(entry[key])),
        comma,
      ),
    )
    yield lines.join('')
  }
}
