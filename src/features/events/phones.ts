import { toDigits } from '@/fields/toDigits'

export type PhoneLibrary = typeof import('libphonenumber-js')

/** What the form asks about telephone numbers, national ones read as the centre's country. */
export function phonesOf(library: PhoneLibrary, country: string) {
  const digits = (text: string) => toDigits(text, country, library)
  return {
    library,
    country,
    digits,
    /** `+49 30 123456`; undefined while it is no number. */
    spaced(text: string): string | undefined {
      const found = digits(text)
      if (found === undefined) return undefined
      return library.parsePhoneNumberFromString(`+${found}`)?.formatInternational() ?? `+${found}`
    },
    /** The country was not typed, so the centre's was taken. */
    isNational(text: string): boolean {
      const found = digits(text)
      return (
        found !== undefined && !/^\s*\(?(\+|00)/.test(text) && text.replace(/\D/g, '') !== found
      )
    },
  }
}
export type Phones = ReturnType<typeof phonesOf>
