import * as z from 'zod/mini'
import { parseDate, parseTime } from '../event/appointment'
import { faultText } from '../fault'
import { minutePattern } from './minute'
import { phoneDigits, readPhone } from './phone'

/** A schema seen from outside: what it gives, and what it takes. */
export type Schema<Result, Given = unknown> = z.core.$ZodType<Result, Given>

const maximumId = 2_147_483_647

/** A positive 32-bit integer. */
export const Id = z
  .int({ error: (issue) => faultText(issue.input === undefined ? 'required' : 'not_integer') })
  .check(z.refine((id) => id >= 1 && id <= maximumId, { error: faultText('not_id') }))

/** The same as text: in a path or a query string. */
export const IdText = z.pipe(
  z.string().check(z.regex(/^\d{1,10}$/, { error: faultText('not_id') })),
  z.pipe(z.transform(Number), Id),
)

/** Several of them with commas, as text in a query string. */
export const idsText = (most: number) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((written) => written.split(',').map(Number)),
    ),
    z
      .array(Id)
      .check(z.refine((ids) => ids.length <= most, { error: faultText('too_many', most) })),
  )

/** A fault at every entry whose key an earlier entry has already. */
export const eachOnce = <Entry extends object>(key: keyof Entry & string) =>
  z.check<Entry[]>(({ value, issues }) => {
    const seen = new Set<unknown>()
    for (const [place, entry] of value.entries()) {
      if (seen.has(entry[key])) {
        const message = faultText('given_twice')
        issues.push({ code: 'custom', path: [place, key], message, input: entry[key] })
      }
      seen.add(entry[key])
    }
  })

export const integerFrom = (least: number, most: number) =>
  z.int().check(z.minimum(least), z.maximum(most))

// Control characters but tab and line breaks, halves of surrogate pairs, and the two
// code points that XML 1.0 has no place for: stored text must come back as it was sent.
const badCharacter = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u
const isText = (text: string) => !badCharacter.test(text.replace(/[\t\n\r]/g, ''))

/** Any text of at most `most` characters (code points); longer is refused, never cut. */
export const text = (most: number) =>
  z.string().check(
    z.refine((value) => value.length <= most || [...value].length <= most, {
      error: faultText('too_long', most),
    }),
    z.refine(isText, { error: faultText('bad_character') }),
  )

/** Nothing but white space and invisible characters. */
const isBlank = (value: string) =>
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}]*$/u.test(value)

export const filledText = (most: number) =>
  text(most).check(z.refine((value) => !isBlank(value), { error: faultText('blank') }))

function phoneFault(text: string): string {
  const reading = readPhone(text)
  return faultText('fault' in reading ? reading.fault : 'bad_phone')
}

/** A telephone number in any notation; comes out as E.164 digits without plus. */
export const Phone = z.pipe(
  text(256).check(
    z.refine((value) => 'digits' in readPhone(value), {
      error: ({ input }) => phoneFault(String(input)),
    }),
  ),
  z.transform((value) => phoneDigits(value) ?? value),
)

const longestAddress = 2048
// Of code points, of which each is at most two units of a string.
const maxUnits = 2 * longestAddress

/** Parsing a host takes time by the square of its length, so what is too long is not parsed. */
function isWebAddress(value: string): boolean {
  const looksRight = /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(value)
  return looksRight && (value.length > maxUnits || URL.canParse(value))
}

export const WebAddress = text(longestAddress).check(
  z.refine(isWebAddress, { error: faultText('bad_url') }),
)

export const DateText = z
  .string()
  .check(z.refine((value) => parseDate(value) !== undefined, { error: faultText('bad_date') }))
export const TimeText = z
  .string()
  .check(z.refine((value) => parseTime(value) !== undefined, { error: faultText('bad_time') }))

/** Wall clock of the installation's zone, with milliseconds, without a zone. */
export const Stamp = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}$/))

/** A moment on the wall clock, to the minute; what follows the minute is not read. */
export const MinuteText = z.string().check(z.regex(minutePattern, { error: faultText('not_kept') }))

/** `true` or `false` in a query string. */
export const BooleanText = z.pipe(
  z.enum(['true', 'false'], { error: faultText('not_boolean') }),
  z.transform((value) => value === 'true'),
)

const IntegerText = z.pipe(
  z.string().check(z.regex(/^-?\d{1,15}$/, { error: faultText('not_integer') })),
  z.transform(Number),
)

export const CountText = z.pipe(IntegerText, z.int().check(z.minimum(0), z.maximum(maximumId)))
export const PageSizeText = z.pipe(
  IntegerText,
  z.int().check(
    z.refine((size) => size === -1 || (size >= 1 && size <= 1000), {
      error: faultText('bad_page_size'),
    }),
  ),
)

/**
 * `null` and `""` mean "not given". Said once, for a body and for a query string, so that the
 * schemas know only "there" and "absent". `__proto__` stays an ordinary key.
 */
export function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== null && entry !== ''),
  )
}
