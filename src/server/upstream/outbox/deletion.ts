import type { Tx } from '../../db/transaction'
import type { StoredWrite } from '../../http/upstreamWrites'
import type { RecordKind } from '../kinds/recordKind'
import type { ListPoll } from '../pollMirror'
import type { ListedRecord } from '../read/readList'
import type { OneRecord } from '../readOne'
import type { WriteTime, WrittenRecord } from './kindOfWrite'
import type { WriteKind } from './writeRows'

/** What is known of a record that is to be deleted; `missing`: a whole list does not hold it. */
export type Finding = 'gone' | 'missing' | 'there'

/** What the upstream is asked beside its polls. */
export type Asking = {
  /** A record by itself; `unknown` where no answer tells. */
  one: (kind: RecordKind, ID: number) => Promise<OneRecord>
  /** The contacts that fit, of a campaign or of all. */
  contacts: (
    DiallerCampaignsID: number | undefined,
    fits: (record: ListedRecord) => boolean,
  ) => Promise<{ isWhole: boolean; found: ListedRecord[] }>
}

/** How deletes of one kind are looked for. */
export type Deletion = {
  kind: WriteKind
  /** After whose readings one looks. */
  list: RecordKind['kind']
  findingOf: (write: StoredWrite, poll: ListPoll, ask: Asking) => Promise<Finding | undefined>
  /** Takes what is gone out of the lists, and writes it down. */
  finish: (tx: Tx, write: StoredWrite, at: WriteTime) => Promise<WrittenRecord>
}

/** It is asked for by itself; where that tells nothing, the list does. */
export async function findingOfRecord(
  kind: RecordKind,
  ID: number,
  { ids }: Pick<ListPoll, 'ids'>,
  { one: ask }: Pick<Asking, 'one'>,
): Promise<Finding | undefined> {
  const one = await ask(kind, ID)
  if (one === 'none') return 'gone'
  if (one !== 'unknown') return 'there'
  if (ids === undefined) return undefined
  return ids.has(ID) ? 'there' : 'missing'
}
