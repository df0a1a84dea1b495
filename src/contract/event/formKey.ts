import * as z from 'zod/mini'
import { faultText } from '../fault'

/** The key of one form, in a path: its draft has it, and it is sent under it as `Idempotency-Key`. */
export const FormKey = z
  .string()
  .check(z.regex(/^[\x20-\x7e]{16,255}$/, { error: faultText('bad_key') }))
