import { faultText } from '@/contract/fault'
import type { FilterFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import type { Mistake, Term } from '@/contract/filter/terms'
import { faulty } from '../http/refusal'

const reasons: Record<Mistake['code'], string> = {
  too_long: 'the text is too long',
  too_many_terms: 'there are too many terms',
  bad_character: 'a control character',
  unclosed_quote: 'a quote is not closed',
  unknown_field: 'unknown field',
  empty_value: 'a value is missing',
  bad_value: 'not a value of this field',
  no_ranges: 'this field has no ranges',
}

/** The terms of a filter text; a mistake is a 400 that names its position, counted from 1. */
export function requireTerms(text: string, fields: FilterFields): Term[] {
  const parsed = parseFilter(text, fields)
  if ('terms' in parsed) return parsed.terms
  const { code, position, text: piece } = parsed.mistake
  const about = piece === '' ? reasons[code] : `${reasons[code]} "${piece.slice(0, 40)}"`
  const message = faultText('bad_filter', `${about} at character ${position + 1}`)
  throw faulty({ path: 'filter', message })
}
