import {
  AsYouType,
  type CountryCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core'
import metadata from 'libphonenumber-js/max/metadata'

const isCountry = (text: string): text is CountryCode => Object.hasOwn(metadata.countries, text)

/** An international number, given as digits: without a plus the library reads them as national. */
export const international = (digits: string): PhoneNumber | undefined =>
  parsePhoneNumberFromString(`+${digits}`, { extract: false }, metadata)

/** A number as it is dialled within a country. */
export const national = (digits: string, country: string): PhoneNumber | undefined =>
  isCountry(country)
    ? parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false }, metadata)
    : undefined

/** The international digits of a national number that is only begun. */
export function begunNational(digits: string, country: string): string | undefined {
  if (!isCountry(country)) return undefined
  const typed = new AsYouType(country, metadata)
  typed.input(digits)
  return typed.getNumberValue()?.slice(1)
}

export const callingCodeOf = (country: string): string | undefined =>
  isCountry(country) ? String(metadata.countries[country]?.[0]) : undefined

/** Digits without plus, where they are a valid number of some country as they stand. */
export function isValidNumber(digits: string): boolean {
  const number = international(digits)
  return number?.number === `+${digits}` && number.isValid()
}

/**
 * Whether a country's plan has room for a number, whether or not it is given to anybody:
 * `49199123456789`. The pattern stands third in each plan of the library's data.
 */
export function fitsPlan({ countryCallingCode, nationalNumber }: PhoneNumber): boolean {
  const plans = [...Object.values(metadata.countries), ...Object.values(metadata.nonGeographic)]
  return plans.some(
    ([code, , pattern]) =>
      code === countryCallingCode && new RegExp(`^(?:${pattern})$`).test(nationalNumber),
  )
}
