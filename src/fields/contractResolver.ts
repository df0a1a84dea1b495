import { zodResolver } from '@hookform/resolvers/zod'
import type { FieldValues, Resolver } from 'react-hook-form'
import { type Schema, withoutEmpty } from '@/contract/scalars'

/**
 * A form's resolver from the contract's schema. An empty field is one that is not given, as on
 * the wire; the messages are the contract's own and are said by `faultSentence`. `prepare` turns
 * what the fields hold into what is sent.
 */
export function contractResolver<Fields extends FieldValues, Result extends FieldValues>(
  schema: Schema<Result>,
  prepare: (values: Fields) => unknown = (values) => values,
): Resolver<Fields, unknown, Result> {
  const resolve = zodResolver(schema as Schema<Result, Fields>)
  // The schema judges whatever comes; the types only say what a right value would be.
  return (values, context, options) =>
    resolve(withoutEmpty(prepare(values)) as Fields, context, options)
}
