import { wallStamp } from '@/contract/values/zone'
import type { Tx } from '../db/transaction'
import { readStamps } from '../transfer/readStamp'
import type { RecordShape } from './kinds/recordKind'
import type { ListedRecord } from './read/readList'
import { storePiece } from './storePiece'
import { understand } from './understand'

type Reading = { now: number; zone: string }

const readingOf = (kind: RecordShape, zone: string) => ({
  instantOf: readStamps(zone),
  stampOf: (instant: number) => wallStamp(instant, zone),
  kind,
})

/** Whether a record has the shape of its kind. */
export const isUnderstood = (kind: RecordShape, record: ListedRecord, zone: string): boolean =>
  record.fault === undefined && !('reason' in understand(readingOf(kind, zone), record))

/** Takes a record that the upstream has answered by itself into the mirror; false: it is none. */
export async function storeRecord(
  tx: Tx,
  ClientsID: number,
  kind: RecordShape,
  value: Record<string, unknown> & { ID: number },
  { now, zone }: Reading,
): Promise<boolean> {
  const record = { text: JSON.stringify(value), value, ID: value.ID }
  if (!isUnderstood(kind, record, zone)) return false
  const reading = { ...readingOf(kind, zone), ClientsID }
  const moments = { begun: now, now, isFirst: false, isAlone: true }
  await storePiece(tx, { ...reading, ...moments, records: [record] })
  return true
}
