import * as z from 'zod/mini'
import { type Fault, type FaultCode, faultText } from '../fault'

// Apart from the texts, so that what checks nothing loads no schemas. Whoever checks imports this.

const wrongType: Record<string, FaultCode> = {
  string: 'not_text',
  number: 'not_integer',
  int: 'not_integer',
  boolean: 'not_boolean',
  object: 'not_object',
}

/** One entry a fault, all faults at once. A nested path is joined with dots. */
export function faultsOf(error: z.core.$ZodError): Fault[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}

z.config({
  // A page with a strict policy has no eval; asking for it would already be a violation.
  jitless: true,
  customError: (issue) => {
    switch (issue.code) {
      case 'invalid_type':
        if (issue.input === undefined) return faultText('required')
        return faultText(wrongType[issue.expected] ?? 'wrong')
      case 'too_small':
        return faultText('too_small', String(issue.minimum))
      case 'too_big':
        return faultText('too_big', String(issue.maximum))
      case 'invalid_value':
        if (issue.input === undefined) return faultText('required')
        return faultText('bad_choice', issue.values.join(', '))
      default:
        return faultText('wrong')
    }
  },
})
