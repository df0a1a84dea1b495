import type { Selectable } from 'kysely'
import type { UpstreamWritesTable } from '../db/tables/upstreamWrites'
import type { Tx } from '../db/transaction'
import type { Principal } from './principal'
import type { Reply } from './reply'

export type StoredWrite = Selectable<UpstreamWritesTable>

/** What somebody wants to be done by the system that their account is a mirror of. */
export type UpstreamWrite = {
  kind: StoredWrite['kind']
  principal: Principal
  now: number
  /** Under it the outcome can be asked for. */
  key: string | undefined
  /** What the key stands for, and what is sent. */
  request: unknown
}

/** What the rooms of the nouns are given of the writes that go upstream first (decision 47). */
export type UpstreamWrites = {
  /** Whether the records of this client account belong to another system. */
  isFor: (ClientsID: number) => boolean
  /** Sends a write and answers as the upstream did; the same key again tells what became of it. */
  send: (write: UpstreamWrite) => Promise<Reply>
  /** Claims a write in the caller's transaction; `deliver` sends it after the commit. */
  claim: (tx: Tx, write: UpstreamWrite) => Promise<{ isNew: boolean; write: StoredWrite }>
  /** Sends a write that was claimed, and keeps what is known then. Never fails. */
  deliver: (write: StoredWrite) => Promise<void>
}
