import * as z from 'zod/mini'
import type { Endpoint } from '@/contract/endpoint'
import { type Fault, faultsOf } from '@/contract/fault'
import { withoutEmpty } from '@/contract/scalars'
import { faulty } from './refusal'

type Raw = { params: unknown; query: unknown; body: unknown }

/** Checks path, query string and body together, so that one 400 names the faults of all three. */
export function parseRequest(row: Endpoint, raw: Raw): Raw {
  const faults: Fault[] = []
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
  if (faults.length > 0) throw faulty(...faults)
  return parsed
}
