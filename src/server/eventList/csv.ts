import { getCountries, getCountryCallingCode } from 'libphonenumber-js'
import type { LabelLanguage } from '@/contract/eventColumns'

/** Where the comma is the decimal sign, spreadsheets expect a semicolon between values. */
export const separators: Record<LabelLanguage, string> = { en: ',', de: ';', fr: ';' }

/** Tells spreadsheets that the bytes are UTF-8. */
export const byteOrderMark = '\ufeff'

/** What a spreadsheet would calculate in place of showing it; the wide forms count in some. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** An apostrophe before what would be a formula: shown as text, and nothing is run. */
export const asText = (value: string): string => (formula.test(value) ? `'${value}` : value)

const callingCodes = new Set(
  getCountries().map((country) => String(getCountryCallingCode(country))),
)

/**
 * `+49 199123456789`. With the space no spreadsheet takes it for a number, which would lose the
 * plus and show long ones as 4.9E+13; and no formula can be written in these characters.
 */
export function phoneCell(digits: string): string {
  const length = [1, 2, 3].find((size) => callingCodes.has(digits.slice(0, size))) ?? 2
  return `+${digits.slice(0, length)} ${digits.slice(length)}`
}

const quoted = (value: string, separator: string) =>
  value.includes(separator) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** One line of RFC 4180. */
export const csvLine = (cells: readonly string[], separator: string): string =>
  `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`
