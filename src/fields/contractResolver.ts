import { zodResolver } from '@hookform/resolvers/zod'
import type { FieldValues, Resolver } from 'react-hook-form'
// Sets the words in which a schema says its faults.
import '@/contract/values/schemaFaults'
import { type Schema, withoutEmpty } from '@/contract/values/scalars'

/**
 * A form's resolver from the contract's schema. An empty field is one that is not given, as on
 * the wire; the messages are the contract's own and are said by `faultSentence`. `prepare` turns
 * what the fields hold into what is sent; `refused` says what is wrong with a field before that, as a
 * sentence or in the contract's words, in place of what the schema says of it.
 */
export function contractResolver<Fields extends FieldValues, Result extends FieldValues>(
  schema: Schema<Result>,
  prepare: (values: Fields) => unknown = (values) => values,
  refused: (values: Fields) => Readonly<Record<string, string>> = () => ({}),
): Resolver<Fields, unknown, Result> {
  const resolve = zodResolver(schema as Schema<Result, Fields>)
  // The schema judges whatever comes; the types only say what a right value would be.
  return async (values, context, options) => {
    const result = await resolve(withoutEmpty(prepare(values)) as Fields, context, options)
    const faults = Object.entries(refused(values))
    if (faults.length === 0) return result
    const errors = faults.map(([path, message]) => [path, { type: 'custom', message }])
    return { values: {}, errors: { ...result.errors, ...Object.fromEntries(errors) } }
  }
}
