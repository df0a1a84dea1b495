import type { CountryCode } from 'libphonenumber-js'

type Library = typeof import('libphonenumber-js')

/**
 * E.164 digits from a number as it was typed, national ones taken as the centre's country.
 * Undefined when it is no possible number of any country.
 */
export function toDigits(text: string, country: string, library: Library): string | undefined {
  const attempts = [text, `+${text.trim().replace(/^00/, '')}`]
  for (const attempt of attempts) {
    const cleaned = attempt.replace('(0)', '')
    // The session's country was checked against the same library at the server's start.
    const parsed = library.parsePhoneNumberFromString(cleaned, {
      defaultCountry: country as CountryCode,
      // The whole text is the number: none is picked out of a sentence.
      extract: false,
    })
    if (parsed?.isPossible()) return parsed.number.slice(1)
  }
  return undefined
}
