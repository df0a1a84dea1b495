import {
  faultyPart,
  hasLineBreak,
  knowNumberingPlans,
  longestText,
  type NumberReading,
  phoneDigits,
} from '@/contract/values/phone'
import { plainNumber } from './plainNumber'
import { callingCodeOf, fitsPlan, international, isValidNumber, national } from './plans'

// Where this is loaded, the contract's own rule knows the plans too.
knowNumberingPlans(isValidNumber)

type Written = {
  text: string
  digits: string
  country: string
  /** Calling code of the country that national numbers are read for. */
  home: string
  /** No separator, no bracket. */
  isBare: boolean
  /** `49 (0)30`: only international numbers are written so. */
  hasInnerZero: boolean
}

function writtenOf(text: string, country: string): Written {
  const opened = text.replace(/^\(\s*0\s*\)/, '0')
  return {
    text: opened,
    digits: opened.replace(/[^0-9]/g, ''),
    country,
    home: callingCodeOf(country) ?? '',
    isBare: /^[0-9]+$/.test(opened),
    hasInnerZero: /[0-9]\s*\(\s*0\s*\)/.test(opened),
  }
}

/** What is shorter is a service's number, or a country's few that its plan names. */
const shortest = 7

type Step = (written: Written) => string | undefined

/** Digits where they are a valid international number. */
const validDigits = (digits: string | undefined) =>
  digits !== undefined && isValidNumber(digits) ? digits : undefined

/** `+` and `00` in every country, also of numbers that no plan has (any more): `+52 1 …`. */
const asInternational: Step = ({ text }) => {
  const digits = phoneDigits(text)
  if (digits === undefined) return undefined
  // `+49 030 …` has a 0 too many, which only the library can tell.
  const number = international(digits)
  if (number?.isValid()) return number.number.slice(1)
  return digits.length < shortest ? undefined : digits
}

function nationalDigits({ digits, country, hasInnerZero }: Written) {
  const number = hasInnerZero ? undefined : national(digits, country)
  return number && { number, digits: number.number.slice(1) }
}

/** `030 …`: what stands before the national number is its prefix, not the calling code. */
const hasPrefix = ({ digits, home }: Written, nationalNumber: string) =>
  digits.length > nationalNumber.length &&
  digits.endsWith(nationalNumber) &&
  digits !== home + nationalNumber

const asPrefixed: Step = (written) => {
  const read = nationalDigits(written)
  if (!read?.number.isValid() || !hasPrefix(written, read.number.nationalNumber)) return undefined
  return read.number.countryCallingCode === written.home ? read.digits : undefined
}

const asNational: Step = (written) => {
  const read = nationalDigits(written)
  return read?.number.isValid() ? read.digits : undefined
}

/** `49199…`: what begins with the own calling code and has room in the plan is not read once more. */
const asOwnRoom: Step = ({ text, digits, home }) => {
  const number = digits.startsWith(home) ? international(digits) : undefined
  return number?.number === `+${digits}` && fitsPlan(number) ? phoneDigits(text) : undefined
}

const asE164: Step = ({ text }) => validDigits(phoneDigits(text))

/** `49 30 …`: the first group is the country's own calling code. */
const asOwnCode: Step = (written) =>
  /[0-9]+/.exec(written.text)?.[0] === written.home ? asE164(written) : undefined

/** The steps of the contract for what has neither `+` nor `00`. */
const asValid: Step = (written) => {
  const steps = written.isBare
    ? [asPrefixed, asE164, asOwnRoom, asNational]
    : [asPrefixed, asOwnCode, asNational, asE164]
  for (const step of steps) {
    const digits = step(written)
    if (digits !== undefined) return digits
  }
  return undefined
}

/** `115`: numbers of services have no country code. */
const asShort: Step = ({ digits }) => (/^[1-9][0-9]{2,5}$/.test(digits) ? digits : undefined)

/**
 * Numbers that the plan has room for and that nobody has been given yet, as those of examples:
 * where the country is beyond doubt.
 */
const asUnassigned: Step = (written) => {
  const read = nationalDigits(written)
  if (read && hasPrefix(written, read.number.nationalNumber) && fitsPlan(read.number)) {
    return read.digits
  }
  const digits = phoneDigits(written.text)
  const number = digits === undefined ? undefined : international(digits)
  return number?.number === `+${digits}` && fitsPlan(number) ? digits : undefined
}

const isNumberText = /^\(?\+?[0-9\s()./-]+$/
const startsInternational = (text: string) => /^\(?(?:\+|00)/.test(text.replace(/\s/g, ''))

function readAs(text: string, country: string, steps: readonly Step[]): string | undefined {
  if (!isNumberText.test(text)) return undefined
  if (startsInternational(text)) return asInternational(writtenOf(text, country))
  const written = writtenOf(text, country)
  for (const step of steps) {
    const digits = step(written)
    if (digits !== undefined) return digits
  }
  return undefined
}

/**
 * `+49 115`: what says its country is taken as the REST API takes it, unless its digits by
 * themselves, as they are stored and shown, are read as another number here.
 */
function asShortAbroad(text: string, country: string): string | undefined {
  if (!isNumberText.test(text) || !startsInternational(text)) return undefined
  const digits = phoneDigits(text)
  if (digits === undefined || digits.length >= shortest) return undefined
  return readAs(digits, country, [asValid, asShort]) === digits ? digits : undefined
}

/** Whether `+` and a country code before it could make it a number. */
function isUnclear(text: string): boolean {
  const { length } = text.replace(/[^0-9]/g, '')
  return isNumberText.test(text) && !startsInternational(text) && length >= 3 && length <= 15
}

/**
 * The one reading of numbers that people type or keep in files, for forms, imports and searches:
 * E.164 digits, or what is wrong. `country` is the one whose national numbers need no code.
 */
export function readNumber(text: string, country: string): NumberReading {
  if (text.length > longestText) return { fault: 'bad_phone' }
  const written = plainNumber(text)
  const isWhole = (part: string) => readAs(part.trim(), country, [asValid]) !== undefined
  const fault = hasLineBreak(text) ? 'phone_line_break' : faultyPart(written, isWhole)
  if (fault) return { fault }
  const digits =
    readAs(written, country, [asValid, asShort, asUnassigned]) ?? asShortAbroad(written, country)
  if (digits !== undefined) return { digits }
  return { fault: isUnclear(written) ? 'phone_unclear' : 'bad_phone' }
}
