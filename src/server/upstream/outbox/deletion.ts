import type { Tx } from '../../db/transaction'
import type { StoredWrite } from '../../http/upstreamWrites'
import type { ListPoll } from '../pollMirror'
import type { OneRecord } from '../readOne'
import type { RecordKind } from '../recordKind'
import type { WriteTime, WrittenRecord } from './kindOfWrite'
import type { WriteKind } from './writeRows'

/** What is known of a record that is to be deleted; `missing`: a whole list does not hold it. */
export type Finding = 'gone' | 'missing' | 'there'

/** Asks for a record by itself; `unknown` where no answer tells. */
export type AskForOne = (kind: RecordKind, ID: number) => Promise<OneRecord>

/** How deletes of one kind are looked for. */
export type Deletion = {
  kind: WriteKind
  /** After whose readings one looks. */
  list: RecordKind['kind']
  findingOf: (write: StoredWrite, poll: ListPoll, ask: AskForOne) => Promise<Finding | undefined>
  /** Takes what is gone out of the lists, and writes it down. */
  finish: (tx: Tx, write: StoredWrite, at: WriteTime) => Promise<WrittenRecord>
}

/** It is asked for by itself; where that tells nothing, the list does. */
export async function findingOfRecord(
  kind: RecordKind,
  ID: number,
  poll: ListPoll,
  ask: AskForOne,
): Promise<Finding | undefined> {
  const one = await ask(kind, ID)
  if (one === 'none') return 'gone'
  if (one !== 'unknown') return 'there'
  if (poll.ids === undefined) return undefined
  return poll.ids.has(ID) ? 'there' : 'missing'
}
