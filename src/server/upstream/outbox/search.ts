import type { Tx } from '../../db/transaction'
import type { StoredWrite } from '../../http/upstreamWrites'
import type { RecordKind } from '../kinds/recordKind'
import type { WriteTime } from './kindOfWrite'
import type { WriteKind } from './writeRows'

/** A write whose outcome is unclear, or whose answer somebody still waits for. */
export type Sought = { write: StoredWrite; isWaiting: boolean }

export type WriteVerdict =
  | { is: 'done'; ID: number }
  /** It may be one of them, or none. */
  | { is: 'several'; IDs: number[] }
  | { is: 'none' }

/** How writes that make a record are looked for in the lists of the upstream. */
export type Search = {
  kinds: readonly WriteKind[]
  /** Whose list tells. */
  list: RecordKind['kind']
  /** What became of them, by the mirror's records as they are now. */
  verdicts: (
    tx: Tx,
    sought: readonly Sought[],
    zone: string,
  ) => Promise<ReadonlyMap<number, WriteVerdict>>
  /** Writes down what it has become; the record, as the caller is answered. */
  finish: (tx: Tx, write: StoredWrite, ID: number, at: WriteTime) => Promise<string>
}
