import { wallStamp } from '@/contract/values/zone'
import type { Tx } from '../db/transaction'
import { readStamps } from '../transfer/readStamp'
import type { RecordKind } from './recordKind'
import { storePiece } from './storePiece'
import { understand } from './understand'

type Reading = { now: number; zone: string }

/** Takes a record that the upstream has answered by itself into the mirror; false: it is none. */
export async function storeRecord(
  tx: Tx,
  ClientsID: number,
  kind: RecordKind,
  value: Record<string, unknown> & { ID: number },
  { now, zone }: Reading,
): Promise<boolean> {
  const record = { text: JSON.stringify(value), value, ID: value.ID }
  const reading = {
    instantOf: readStamps(zone),
    stampOf: (instant: number) => wallStamp(instant, zone),
    ClientsID,
    kind,
  }
  if ('reason' in understand(reading, record)) return false
  const moments = { begun: now, now, isFirst: false, isAlone: true }
  await storePiece(tx, { ...reading, ...moments, records: [record] })
  return true
}
