import * as z from 'zod/mini'
import type { AcdEvent } from '@/contract/event/events'
import { type Fault, faultText } from '@/contract/fault'
import { eventStatuses, eventTypes, type Named } from '@/contract/filter/names'
import { Id, integerFrom, Stamp } from '@/contract/values/scalars'
import { faultsOf } from '@/contract/values/schemaFaults'
import { type EventField, type FieldEntry, fieldEntries } from '../events/eventFields'

// PostgreSQL holds neither NUL nor half a surrogate pair; all else is kept as it came.
const isStorable = (text: string) => !text.includes('\0') && !/\p{Cs}/u.test(text)
const AnyText = z
  .string()
  .check(z.refine(isStorable, { error: 'must not hold NUL or half a surrogate pair' }))

// It stands in an index, whose entries hold less than 2,704 bytes.
const longestSender = 600
const Sender = AnyText.check(
  z.maxLength(longestSender, { error: faultText('too_long', longestSender) }),
)

const Integer = integerFrom(-2_147_483_648, 2_147_483_647)

const oneOf = (known: readonly Named[]) => {
  const ids = known.map(({ id }) => id)
  const error = faultText('bad_choice', ids.join(', '))
  return Integer.check(z.refine((id) => ids.includes(id), { error }))
}

const kinds = { id: Id, integer: Integer, text: AnyText, flag: z.boolean(), stamp: Stamp }
const laterStamp = z.optional(z.nullable(Stamp))

/** What an import asks of a field beyond its kind. */
const ownRules: { readonly [Key in EventField]?: z.ZodMiniType } = {
  Sender,
  AcdEventTypesID: oneOf(eventTypes),
  AcdEventStatusID: oneOf(eventStatuses),
  dtModified: laterStamp,
  dtLastModified: laterStamp,
}

function schemaOf([key, { kind, default: otherwise }]: FieldEntry): z.ZodMiniType {
  const schema = ownRules[key] ?? kinds[kind]
  if (otherwise === undefined) return schema
  return z._default(otherwise === null ? z.nullable(schema) : schema, otherwise)
}

type Later = 'dtModified' | 'dtLastModified'
type Shape = {
  [Key in EventField]: z.ZodMiniType<AcdEvent[Key] | (Key extends Later ? null | undefined : never)>
}

/** A record as an import takes it: what an event cannot be without, and the rest where it is. */
const ImportRecord = z.object(
  Object.fromEntries(fieldEntries.map((entry) => [entry[0], schemaOf(entry)])) as Shape,
)

/** The record, or its faults. Without a time of its own, an event was last changed when it came. */
export function readRecord(value: unknown): { event: AcdEvent } | { faults: Fault[] } {
  const parsed = z.safeParse(ImportRecord, value)
  if (!parsed.success) return { faults: faultsOf(parsed.error) }
  const { dtModified, dtLastModified, ...record } = parsed.data
  const modified = dtModified ?? record.dtCreated
  return { event: { ...record, dtModified: modified, dtLastModified: dtLastModified ?? modified } }
}
