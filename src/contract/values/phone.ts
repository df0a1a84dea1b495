import type { FaultCode } from '../fault'

/** What is wrong with a telephone number, and with which part of it. */
export type NumberFault = Extract<FaultCode, 'bad_phone' | `phone_${string}`>
export type NumberReading = { digits: string } | { fault: NumberFault }
/** Whether a text is a valid number by itself. */
type IsNumber = (text: string) => boolean

/**
 * Calling codes of countries without the prefix 0 whose numbers may begin with 0, so that the 0 of
 * `+39 (0)6` may have to be dialled. A test derives them from the library of telephone numbers;
 * they are written down because the page must not load that library before its first list.
 */
export const codesWithZero: readonly string[] =
  '39 47 225 226 227 229 241 242 247 267 268 378 501 507 676 679 687 800 853 881 888 974 992'.split(
    ' ',
  )

/** Without the numbering plans: as long as the numbers of most countries are. */
let isValid = (digits: string): boolean => digits.length >= 9

/** The place of a digit in its script's ten, which follow each other from zero on. */
function asciiDigit(digit: string): string {
  let place = 0
  const code = digit.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - place - 1))) place += 1
  return String(place % 10)
}

/** Without what address books put in, invisibly; wide signs and digits of other scripts as ASCII. */
export const plainSigns = (text: string): string =>
  text
    // Each by itself: to put a long row of marks into order takes the square of its length.
    .replace(/\P{ASCII}/gu, (sign) => sign.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212]/gu, '-')

/** Whether digits are a number of some country, as far as the plans are known here. */
export const isNumber = (digits: string): boolean => isValid(digits)

/** Takes the numbering plans of all countries from the module that has loaded the library. */
export function knowNumberingPlans(isValidNumber: (digits: string) => boolean): void {
  isValid = isValidNumber
}

/** No number is longer, however it is written. */
export const longestText = 256
export const hasLineBreak = (text: string) => /[\n\v\f\r\u0085\u2028\u2029]/.test(text)
/** `4,93012E+10`: a spreadsheet has rounded the number. */
const rounded = /^\+?\d(?:[.,]\d+)?E\+?\d+$/i
/** A spreadsheet's number that was turned into text: `4930123456.0`, `4,930,123,456.00`. */
const decimal = /^(?:[^.,]*\d[.,]0|\+?\d{5,}[.,]00|\d{1,3}(?:([.,])\d{3})+(?!\1)[.,]00?)$/
const extensionWord =
  /\d[^\d]*(?:\bext(?:ension)?|\bdw|\bdurchwahl|\bapp(?:arat)?|\bnst|\bnebenstelle|\bposte|x)[.:=\s]*\d+$/i
const extensionSign = /\d\s*(?:#\s*\d{1,7}|,+\d{1,4})$/
const parted = /[,;]|\s\/\s|\s(?:or|oder|ou)\s/i

/** Two numbers that would become one without the characters between them. */
function isTwo(text: string, isNumber: IsNumber): boolean {
  const [first = '', ...others] = text.split(parted)
  if (others.some((part) => /\d/.test(part))) return isNumber(first)
  const [left = '', right] = text.split('/')
  return right !== undefined && isNumber(left) && isNumber(right)
}

/** What stands in a number's text besides one number; undefined where nothing does. */
export function faultyPart(text: string, isNumber: IsNumber): NumberFault | undefined {
  if (hasLineBreak(text)) return 'phone_line_break'
  const seen = text.replace(/\p{Cf}/gu, '').trim()
  if (rounded.test(seen)) return 'phone_rounded'
  if (decimal.test(seen)) return 'phone_decimal'
  if (extensionWord.test(seen) || extensionSign.test(seen)) return 'phone_extension'
  return isTwo(seen, isNumber) ? 'phone_two' : undefined
}

const inDigits = (number: string, zero: string) =>
  number.replaceAll('(0)', zero).replace(/[-./()]/g, '')

/** Removes the 0 in brackets, unless the country keeps it and the number is invalid without. */
function withoutBrackets(number: string): string {
  const bare = inDigits(number, '')
  if (!number.includes('(0)') || !codesWithZero.some((code) => bare.startsWith(code))) return bare
  const whole = inDigits(number, '0')
  return isValid(bare) && !isValid(whole) ? bare : whole
}

/** The digits without prefix and separators; undefined when there are not 3 to 15 of them. */
function plainDigits(text: string): string | undefined {
  if (hasLineBreak(text)) return undefined
  const number = text.replace(/[\s\p{Cf}]/gu, '').replace(/^\(?(\+|00)/, '')
  const digits = withoutBrackets(number)
  return /^[1-9][0-9]{2,14}$/.test(digits) ? digits : undefined
}

const isWhole: IsNumber = (text) => {
  const digits = plainDigits(text)
  return digits !== undefined && isValid(digits)
}

/**
 * A number in international notation, as the REST API takes it: white space and invisible
 * characters, a leading `+` or `00`, `(0)` and `-./()` go, in this order, so that `( 0 )` leaves no
 * digit behind; a bracket may stand around the prefix: `(+49) 199`. Nothing is guessed, and what
 * is more than one number is refused by the name of the part that is too much.
 */
export function readPhone(text: string): NumberReading {
  if (text.length > longestText) return { fault: 'bad_phone' }
  const fault = faultyPart(text, isWhole)
  if (fault) return { fault }
  const digits = plainDigits(text)
  return digits === undefined ? { fault: 'bad_phone' } : { digits }
}

/** E.164 digits without plus; undefined for what {@link readPhone} refuses. */
export function phoneDigits(text: string): string | undefined {
  const reading = readPhone(text)
  return 'digits' in reading ? reading.digits : undefined
}
