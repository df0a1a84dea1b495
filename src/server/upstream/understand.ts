import { createHash } from 'node:crypto'
import { ownMark } from '../list/upstreamText'
import type { ReadStamp } from '../transfer/readStamp'
import type { RecordField, RecordShape } from './kinds/recordKind'
import type { ListedRecord } from './read/readList'
import { topLevelValues } from './topLevelValues'

/** Every column of the record, its text where the columns cannot say all of it. */
type RecordRow = Record<string, unknown> & { id: number; upstream_text: string | null }
export type Understood<Row = RecordRow> =
  | { row: Row; hash: Buffer }
  | { reason: string; hash: Buffer }

const isInteger = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_647
const isStamp = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}$/.test(value)
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !/\0|\p{Cs}/u.test(value)

const is: Record<RecordField['kind'], (value: unknown) => boolean> = {
  id: isInteger,
  integer: isInteger,
  text: isText,
  flag: (value) => typeof value === 'boolean',
  stamp: isStamp,
}
const named: Record<RecordField['kind'], string> = {
  id: 'an integer',
  integer: 'an integer',
  text: 'a text that can be stored',
  flag: 'true or false',
  stamp: 'a date and time',
}

function faultOf(field: RecordField, value: unknown): string | undefined {
  if (value === undefined || value === null) {
    if (field.isNullable) return undefined
    return value === null ? `${field.key} is null` : `${field.key} is missing`
  }
  return is[field.kind](value) ? undefined : `${field.key} is not ${named[field.kind]}`
}

/** The years 1 to 9999: what both the wire and the database can write. */
const [earliest, latest] = [
  Date.parse('0001-01-01T00:00:00Z'),
  Date.parse('9999-12-31T23:59:59.999Z'),
]

type Column = { value: unknown; isExact: boolean }

/** What the column holds, and whether the record's value can be made of it again. */
function columnOf(field: RecordField, value: unknown, instantOf: ReadStamp): Column | undefined {
  if (value === null || value === undefined) return { value: null, isExact: true }
  if (field.isText) return { value: null, isExact: false }
  if (field.kind !== 'stamp') {
    // No record has such an ID, so none can be named by it.
    const isNone = field.names !== undefined && (value as number) < 1
    if (isNone && !field.isNullable) return undefined
    return isNone ? { value: null, isExact: false } : { value, isExact: true }
  }
  const instant = instantOf(String(value))
  if (instant === undefined || instant < earliest || instant > latest) return undefined
  return { value: new Date(instant).toISOString(), isExact: true }
}

type Reading = { kind: RecordShape; instantOf: ReadStamp; stampOf: (instant: number) => string }

/**
 * A record as the upstream says it, read by the types of its documented keys alone: its columns, and
 * its text where they cannot say all of it (unknown keys, other notations). Else why it is not one.
 */
export function understand(
  { kind, instantOf, stampOf }: Reading,
  { text, value, ID }: ListedRecord,
): Understood {
  const hash = createHash('md5').update(text).digest()
  const faults = kind.fields.flatMap((field) => faultOf(field, value[field.key]) ?? [])
  if (ID === undefined) faults.unshift('ID is not the ID of a record')
  if (faults.length > 0 || ID === undefined) return { reason: faults.join('; '), hash }
  const row: RecordRow = { id: ID, upstream_text: null, ...kind.derived(value) }
  let isExact = true
  for (const field of kind.fields) {
    if (field.column === 'client_id') continue
    if (field.isMade) {
      isExact = false
      continue
    }
    const given = value[field.key]
    if (field.own !== undefined && (given === undefined || given === null)) continue
    const column = columnOf(field, given, instantOf)
    if (column === undefined) return { reason: `${field.key} cannot be stored`, hash }
    row[field.column] = column.value
    isExact &&= column.isExact && isSaid(field, given, stampOf, column.value)
  }
  if (!isExact || hasMore(kind, text, value)) row.upstream_text = wireText(kind, text)
  return { row, hash }
}

function isSaid(
  { kind }: RecordField,
  given: unknown,
  stampOf: (instant: number) => string,
  column: unknown,
): boolean {
  return kind !== 'stamp' || given == null || stampOf(Date.parse(String(column))) === given
}

/** Unknown keys, or a value in other words than ours: `1.0`, `\/`. */
function hasMore(kind: RecordShape, text: string, value: Record<string, unknown>): boolean {
  const known = new Set(kind.fields.map(({ key }) => key))
  if (Object.keys(value).some((key) => !known.has(key))) return true
  return topLevelValues(text).some(([key, raw]) => JSON.stringify(value[key]) !== raw)
}

/** Our keys in the contract's order, each as it came, and after them the unknown ones. */
function wireText(kind: RecordShape, text: string): string {
  const given = new Map(topLevelValues(text))
  const known = kind.fields.map(({ key, own }) => {
    const raw = given.get(key)
    given.delete(key)
    // Callboard may know one that the upstream does not answer: see `wholeText`.
    if (own !== undefined && (raw ?? 'null') === 'null') return [key, ownMark]
    return [key, raw ?? 'null']
  })
  const pairs = [...known, ...given].map(([key, raw]) => `${JSON.stringify(key)}:${raw}`)
  return `{${pairs.join(',')}}`
}
