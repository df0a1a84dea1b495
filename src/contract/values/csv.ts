import type { LabelLanguage } from './labels'

/** Where the comma is the decimal sign, spreadsheets expect a semicolon between values. */
export const separators: Record<LabelLanguage, string> = { en: ',', de: ';', fr: ';' }

/** Tells spreadsheets that the bytes are UTF-8. */
export const byteOrderMark = '\ufeff'

/** A text, which gets its guard when it is written; or one that holds no formula anywhere. */
export type CsvCell = string | { readonly safe: string }

/**
 * Where a spreadsheet would begin to calculate: at the start of a cell, and behind everything that
 * starts a cell for a spreadsheet of another locale, quotes aside, since it takes those for its
 * own. The wide signs count in some. Signs are looked at before what precedes them, so that each
 * run of quotes is read once.
 */
const formulaStarts =
  /(?=[=+\-@＝＋－＠])(?<=(?:^|[,;\t\r\n])"*)|(?=\t)(?<=(?:^|[,;\r\n])"*)|^(?=[\r\n])/g

/** An apostrophe before what would be a formula: shown as text, and nothing is run. */
const guarded = (text: string): string => text.replace(formulaStarts, "'")

const unicodeEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * JSON as a cell: signs of formulas behind a quote or separator are JSON's own escapes, so the text
 * still parses to the same value. Commas between values get a space, for a number is not escaped.
 */
export function jsonCell(value: unknown): CsvCell {
  // Line breaks of the layout alone are bare: those of texts are escaped.
  const json = JSON.stringify(value, null, 1).replace(/,\n */g, ', ').replace(/\n */g, '')
  return { safe: json.replace(/(?<=[",;])[=+\-@＝＋－＠]/g, unicodeEscape) }
}

/** Quoted for every separator, not the file's own alone. */
const quoted = (text: string) =>
  /[",;\t\r\n]/.test(text) ? `"${text.split('"').join('""')}"` : text

const written = (cell: CsvCell) => quoted(typeof cell === 'string' ? guarded(cell) : cell.safe)

/** One line of RFC 4180 in which no spreadsheet finds a formula, whatever separator it expects. */
export const csvLine = (cells: readonly CsvCell[], separator: string): string =>
  `${cells.map(written).join(separator)}\r\n`
