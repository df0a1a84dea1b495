import { international } from './plans'
import { readNumber } from './readNumber'
import { spaceNumber } from './spaceNumber'
import type { Phones } from './types'

/** What a page asks about telephone numbers, national ones read as those of `country`. */
export function phonesOf(country: string): Phones {
  const read = (text: string) => readNumber(text, country)
  const digits = (text: string) => {
    const reading = read(text)
    return 'digits' in reading ? reading.digits : undefined
  }
  return {
    country,
    read,
    digits,
    space: spaceNumber,
    spaced: (text) => {
      const found = digits(text)
      return found && spaceNumber(found)
    },
    isNational: (text) => {
      const found = digits(text)
      const isInternational = /^[^\d+]*(?:\+|00)/.test(text)
      return found !== undefined && !isInternational && text.replace(/\D/g, '') !== found
    },
    countryOf: (found) => international(found)?.country,
  }
}
