import { longestText, type NumberFault } from '@/contract/values/phone'
import { plainNumber } from './plainNumber'
import { begunNational } from './plans'
import { readNumber } from './readNumber'

/** Looks like a part of a telephone number, in whatever notation. */
const numberLike = /^\(?\+?[\d\s\-./()]{3,}$/
/** Fewer digits with something between them are dates and the like: `24.11.`, `3-4`. */
const fewest = 5

const isTooMuch = (fault: NumberFault) => fault === 'phone_two' || fault === 'phone_decimal'

/** The digits as they stand, where they may be a part of those at rest. */
function writtenDigits(text: string): string | undefined {
  const compact = text.replace(/\s/g, '')
  const isInternational = /^\(?(?:\+|00)/.test(compact)
  const digits = compact
    .replace(/^\(?(?:\+|00)/, '')
    .replaceAll('(0)', '')
    .replace(/\D/g, '')
  const isNumber = isInternational || /^\d+$/.test(compact) || digits.length >= fewest
  return isNumber && digits.length >= 2 ? digits : undefined
}

/**
 * The digits that a telephone number has at rest, for a number or a part of one in any notation:
 * international, or national of the installation's country. None for other text.
 */
export function phoneForms(text: string, country: string): string[] {
  if (text.length > longestText) return []
  const written = plainNumber(text)
  if (!numberLike.test(written)) return []
  const reading = readNumber(written, country)
  // Without what is too much, two numbers would be a third one.
  if ('fault' in reading && isTooMuch(reading.fault)) return []
  const national = written.replace(/\D/g, '')
  const forms = [
    writtenDigits(written),
    'digits' in reading ? reading.digits : undefined,
    // Without a national prefix the digits may stand anywhere in a number.
    /^0(?!0)/.test(national) && !written.includes('+')
      ? begunNational(national, country)
      : undefined,
  ]
  return [...new Set(forms.filter((digits) => digits !== undefined))]
}
