import * as z from 'zod/mini'
import type { Endpoint } from '@/contract/endpoint'
import { type Fault, faultText } from '@/contract/fault'
import { withoutEmpty } from '@/contract/values/scalars'
import { faultsOf } from '@/contract/values/schemaFaults'
import { faulty } from '../http/refusal'

type Raw = { params: unknown; query: unknown; body: unknown }
/** What a request is read by, and the names in its query string as often as they stand there. */
type Reading = { now: number; zone: string; names: readonly string[] }

const givenTwice = (names: readonly string[]): Fault[] =>
  [...new Set(names.filter((name, place) => names.indexOf(name) !== place))].map((path) => ({
    path,
    message: faultText('given_twice'),
  }))

/** Checks path, query string and body together, so that one 400 names the faults of all three. */
export function parseRequest(row: Endpoint, raw: Raw, { names, ...at }: Reading): Raw {
  const faults = givenTwice(names)
  const check = (schema: z.ZodMiniType | undefined, value: unknown) => {
    if (schema === undefined) return {}
    const parsed = z.safeParse(schema, withoutEmpty(value))
    if (parsed.success) return parsed.data
    faults.push(...faultsOf(parsed.error))
    return undefined
  }
  const parsed = {
    params: check(row.params, raw.params),
    query: check(row.query, raw.query),
    body: check(row.body, raw.body),
  }
  faults.push(...(row.faultsNow?.(withoutEmpty(raw.body), at) ?? []))
  if (faults.length > 0) throw faulty(...faults)
  return parsed
}
