import { phonesOf } from '@/phone/phones'
import { international } from '@/phone/plans'

/** What stands in the place of what was removed; it tells neither the text nor its length. */
export const blackBar = '█████'

/** What people, forms and addresses of pages put between the digits of a number. */
const between = String.raw`(?:[\s\u2000-\u200f\u2010-\u2015\u2060.\-/()_+]|%2[0-9a-f]|%c2%a0|\\[tnr/]|&nbsp;){0,4}`
/** The same for the database, which finds more: what it finds is looked at again. */
const betweenThere = String.raw`(?:[^0-9A-Za-z]|%2[0-9A-Fa-f]|%[cC]2%[aA]0|\\[tnr]|&nbsp;){0,8}`

const spread = (digits: string) => [...digits].join(between)

/** Of fewer digits, texts about somebody else would be taken for it. */
const fewestDigits = 7

export type NumberNotations = {
  /** A regular expression of the database that finds all texts that may name it. */
  sqlPattern: string
  /** Whether the text names the number, among other words too. */
  isIn: (text: string) => boolean
  /** Whether the text is this number and nobody else's, in whatever notation. */
  isWhole: (text: string) => boolean
  blacken: (text: string) => string
}

/** One number in every notation; undefined where it is none that could be one caller's. */
export function notationsOf(text: string, country: string): NumberNotations | undefined {
  const phones = phonesOf(country)
  const digits = phones.digits(text)
  if (digits === undefined || digits.length < fewestDigits) return undefined
  const own = international(digits)
  const national = own?.nationalNumber ?? digits
  const code = own?.countryCallingCode ?? ''
  const ahead = [
    // `+49 (0)30`, `0049 30`, `4930`.
    `(?<![0-9])(?:(?:\\+|%2b|0${between}0)${between})?${spread(code)}${between}(?:0${between})?`,
    // `030`.
    `(?<![0-9])0${between}`,
    // `30`, where no other country's code stands before it.
    `(?<![0-9+]${between})`,
  ].join('|')
  const pattern = new RegExp(`(?:${ahead})${spread(national)}(?![0-9])`, 'giu')
  const isIn = (other: string) => other.search(pattern) !== -1
  return {
    sqlPattern: [...national].join(betweenThere),
    isIn,
    isWhole: (other) => {
      const read = phones.digits(other)
      if (read !== undefined) return read === digits
      return isIn(other)
    },
    blacken: (other) => other.replace(pattern, blackBar),
  }
}
