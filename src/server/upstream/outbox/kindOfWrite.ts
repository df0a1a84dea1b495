import type { Tx } from '../../db/transaction'
import type { Principal } from '../../http/principal'
import type { StoredWrite } from '../../http/upstreamWrites'
import type { UpstreamCall } from '../upstreamRequest'

/**
 * What a write has become: the record's ID, and the record as the caller is answered; of a delete
 * the answer is empty, and of one that may take several records there is no ID.
 */
export type WrittenRecord = { ID: number | null; answer: string }
export type WriteTime = { now: number; zone: string }

/** How one kind of write goes upstream. */
export type KindOfWrite = {
  /** What it is recognised by later, and the highest ID that is known now. */
  prepare: (
    tx: Tx,
    principal: Principal,
    request: unknown,
    zone: string,
  ) => Promise<{ mark: unknown; lastKnownID: number }>
  /** The documented call that does it. */
  callOf: (write: StoredWrite) => UpstreamCall
  /** Stores the answer's record in the mirror; undefined: it is not what the call answers. */
  take: (
    tx: Tx,
    write: StoredWrite,
    value: unknown,
    at: WriteTime,
  ) => Promise<WrittenRecord | undefined>
  /** The records that it may have become, as they are now. */
  candidates: (tx: Tx, ids: readonly number[], zone: string) => Promise<string[]>
  /** Told in the same transaction. */
  settled?: (tx: Tx, write: StoredWrite, at: { host: string; zone: string }) => Promise<void>
  /** Its key is the record: once its outcome is told, the same call is another one. */
  isToldOnce?: true
}
