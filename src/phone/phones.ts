import { international } from './plans'
import { readNumber } from './readNumber'
import { spaceNumber } from './spaceNumber'

/** What a page asks about telephone numbers, national ones read as those of `country`. */
export function phonesOf(country: string) {
  const read = (text: string) => readNumber(text, country)
  const digits = (text: string): string | undefined => {
    const reading = read(text)
    return 'digits' in reading ? reading.digits : undefined
  }
  return {
    country,
    read,
    digits,
    /** `+49 30 123456`; undefined while it is no number. */
    spaced(text: string): string | undefined {
      const found = digits(text)
      return found && spaceNumber(found)
    },
    /** The country was not typed, so the centre's was taken. */
    isNational(text: string): boolean {
      const found = digits(text)
      const isInternational = /^[^\d+]*(?:\+|00)/.test(text)
      return found !== undefined && !isInternational && text.replace(/\D/g, '') !== found
    },
    /** The country that E.164 digits belong to. */
    countryOf: (found: string) => international(found)?.country,
  }
}
export type Phones = ReturnType<typeof phonesOf>
