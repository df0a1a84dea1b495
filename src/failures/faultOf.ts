import type { FieldErrors } from 'react-hook-form'
import { faultSentence } from './faultSentence'

/** The sentence of one field's fault, by its path in the form. */
export function faultOf(errors: FieldErrors, path: string): string | undefined {
  let found: unknown = errors
  for (const key of path.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  }
  const message =
    typeof found === 'object' && found !== null ? Reflect.get(found, 'message') : undefined
  return typeof message === 'string' ? faultSentence(message) : undefined
}
