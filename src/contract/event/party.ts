import { isNumber, phoneDigits } from '../values/phone'
import { eventTypeIds, telephoneTypes } from './events'

/** Types whose Sender and Receiver are any text, and mostly telephone numbers. */
const numberTypes: readonly number[] = [eventTypeIds.fax, eventTypeIds.sms]

/**
 * The number of a sender or receiver; undefined for any other text. A fax or SMS may come from
 * `12345` or a name: there only what says its country, or is a number in full, is a number.
 */
export function partyDigits(text: string, type: number): string | undefined {
  if (telephoneTypes.includes(type)) return phoneDigits(text)
  if (!numberTypes.includes(type)) return undefined
  const digits = phoneDigits(text)
  return digits !== undefined && (/^\s*\(?(\+|00)/.test(text) || isNumber(digits))
    ? digits
    : undefined
}
