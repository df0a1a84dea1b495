import { getCountries, getCountryCallingCode } from 'libphonenumber-js'
import type { CsvCell } from '@/contract/values/csv'

const callingCodes = new Set(
  getCountries().map((country) => String(getCountryCallingCode(country))),
)

/**
 * `+49 199123456789`. With the space no spreadsheet takes it for a number, which would lose the
 * plus and show long ones as 4.9E+13; and no formula can be written in these characters.
 */
export function phoneCell(digits: string): CsvCell {
  const length = [1, 2, 3].find((size) => callingCodes.has(digits.slice(0, size))) ?? 2
  return { safe: `+${digits.slice(0, length)} ${digits.slice(length)}` }
}
