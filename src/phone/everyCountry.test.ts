import { PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } from 'google-libphonenumber'
import metadata from 'libphonenumber-js/max/metadata'
import { describe, expect, test } from 'vitest'
import { codesWithZero, phoneDigits } from '@/contract/values/phone'
import { isValidNumber } from './plans'
import { readNumber } from './readNumber'
import { spaceNumber } from './spaceNumber'

const util = PhoneNumberUtil.getInstance()
const types = Object.values(PhoneNumberType).filter((type) => typeof type === 'number')

/** An example of every type of every country, by the data that the whole field shares. */
const examples = util.getSupportedRegions().flatMap((country) =>
  types.flatMap((type) => {
    const number = util.getExampleNumberForType(country, type)
    if (!number) return []
    const digits = util.format(number, PhoneNumberFormat.E164).slice(1)
    return [
      {
        country,
        digits,
        national: util.format(number, PhoneNumberFormat.NATIONAL),
        spaced: util.format(number, PhoneNumberFormat.INTERNATIONAL),
      },
    ]
  }),
)
/** What is no number for our edition of the data may be refused, and never be another number. */
const valid = examples.filter(({ digits }) => isValidNumber(digits))
const others = examples.filter(({ digits }) => !isValidNumber(digits))

const read = (text: string, home: string) => {
  const reading = readNumber(text, home)
  return 'digits' in reading ? reading.digits : reading.fault
}
const onlyDigits = (text: string) => text.replace(/\D/g, '')
const homes = ['DE', 'US', 'IT', 'FR']

test('there are examples of nearly all countries, and nearly all are valid', () => {
  expect(new Set(valid.map(({ country }) => country)).size).toBeGreaterThan(240)
  expect(valid.length).toBeGreaterThan(1000)
  expect(others.length).toBeLessThan(examples.length / 50)
})

describe.each(homes)('at home in %s', (home) => {
  test.each([
    ['E.164 digits', (digits: string) => digits],
    ['+ and digits', (digits: string) => `+${digits}`],
    ['00 and digits', (digits: string) => `00${digits}`],
  ])('%s are the number that they say', (_, write) => {
    for (const { digits } of valid) expect(read(write(digits), home), digits).toBe(digits)
    for (const { digits } of others) {
      // Digits alone that are no number in E.164 may be one of this country.
      const own = write('') === '' ? [`${util.getCountryCodeForRegion(home)}${digits}`] : []
      const allowed = [digits, 'phone_unclear', 'bad_phone', ...own]
      expect(allowed, digits).toContain(read(write(digits), home))
    }
  })

  test('spaced with its country code, it is the number; spaced for reading, it is read again', () => {
    for (const { digits, spaced } of examples) {
      expect(read(spaced, home), spaced).toBe(digits)
      expect(read(spaceNumber(digits), home), spaceNumber(digits)).toBe(digits)
    }
  })

  test('another country’s national notation is refused, or one of the readings that the rule has', () => {
    const code = String(util.getCountryCodeForRegion(home))
    for (const { digits, national } of examples) {
      const found = read(national, home)
      if (found.startsWith('phone_') || found === 'bad_phone') continue
      const written = onlyDigits(national)
      // The number itself, the digits as E.164 or as a short number, or a number of this country.
      const isKnown = [digits, written].includes(found) || found.startsWith(code)
      expect(isKnown, `${national} became ${found}`).toBe(true)
    }
  })
})

test('at home in each country, its national notation is the number', () => {
  const misread = valid.flatMap(({ country, digits, national }) => {
    const found = read(national, country)
    if (found === digits) return []
    // Digits alone that are a valid number of another country: E.164 comes first.
    const written = onlyDigits(national)
    if (written === national && found === written && isValidNumber(written)) return []
    return [`${country} ${national} is ${digits}, not ${found}`]
  })
  expect(misread).toEqual([])
})

test('the REST API reads each international notation as the number that it is', () => {
  for (const { digits, spaced } of examples) {
    for (const written of [digits, `+${digits}`, `00${digits}`, spaced]) {
      expect(phoneDigits(written), written).toBe(digits)
    }
  }
})

test('the 0 in brackets stays where the library says that numbers keep it, and goes elsewhere', () => {
  for (const { digits } of valid) {
    const code = String(util.parse(`+${digits}`).getCountryCode())
    const rest = digits.slice(code.length)
    const written = rest.startsWith('0') ? `+${code} (0)${rest.slice(1)}` : `+${code} (0)${rest}`
    expect([digits, `${code}0${rest}`], written).toContain(phoneDigits(written))
    if (rest.startsWith('0')) expect(phoneDigits(written), written).toBe(digits)
  }
})

/** Whether a pattern takes a number that begins with 0: tried with every four digits behind it. */
function takesZero(pattern: string, lengths: readonly number[]): boolean {
  const whole = new RegExp(`^(?:${pattern})$`)
  const starts = Array.from({ length: 10_000 }, (_, place) => `0${String(place).padStart(4, '0')}`)
  return lengths.some((length) =>
    starts.some((start) =>
      [...'0123456789'].some((fill) => whole.test(start.padEnd(length, fill).slice(0, length))),
    ),
  )
}

test('the calling codes whose numbers may keep a 0 are those of the library', () => {
  const plans = [...Object.values(metadata.countries), ...Object.values(metadata.nonGeographic)]
  const keeping = plans.flatMap(([code, , pattern, lengths, , nationalPrefix]) =>
    nationalPrefix !== '0' && takesZero(pattern, lengths) ? [String(code)] : [],
  )
  expect([...codesWithZero].sort()).toEqual([...new Set(keeping)].sort())
})
