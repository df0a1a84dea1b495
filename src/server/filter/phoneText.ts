import { AsYouType, type CountryCode, isSupportedCountry } from 'libphonenumber-js'

/** Looks like a part of a telephone number, in whatever notation. */
const numberLike = /^\+?[\d\s\-./()\u00a0\u202f]{3,}$/

/**
 * The digits that a telephone number has at rest, for a number or its beginning in any notation:
 * international, or national of the installation's country. None for other text.
 */
export function phoneForms(text: string, country: string): string[] {
  if (!numberLike.test(text) || !/\d{2}/.test(text)) return []
  const plain = text.replace(/\(0\)/, '').replace(/[^\d+]/g, '')
  const international = plain.replace(/^(\+|00)/, '')
  const forms = new Set([international])
  if (plain === international && isSupportedCountry(country)) {
    const typed = new AsYouType(country as CountryCode)
    typed.input(plain)
    const national = typed.getNumberValue()?.replace('+', '')
    // Without a national prefix the digits may stand anywhere in a number.
    if (national !== undefined && plain.startsWith('0')) forms.add(national)
  }
  return [...forms].filter((digits) => digits.length >= 2)
}
