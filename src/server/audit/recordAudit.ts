import { sql } from 'kysely'
import type { AuditAction } from '@/contract/operation/audit'
import type { Tx } from '../db/transaction'
import type { By } from './author'

export type AuditEntry = {
  action: AuditAction
  /** The ID of the record; null where it was done to many at once. */
  id: number | null
  /** The record, or only those of its keys that changed, in the wire's spelling. */
  before?: unknown
  after?: unknown
  comment?: string | null | undefined
  /** All that a delete removed, so that it can be restored. */
  copy?: unknown
}

/** Entries in one statement: enough to be quick, few enough for one message. */
const pieceSize = 500

const jsonOf = (value: unknown) => (value == null ? null : sql`${JSON.stringify(value)}::json`)

/** Who did it, and when. */
export const authorColumns = ({ principal, now }: By) => ({
  client_id: principal.ClientsID,
  dt_created: new Date(now),
  access_tokens_id: principal.AccessTokensID,
  users_id: principal.UsersID,
  role: principal.role,
  name: principal.name,
  origin: principal.by,
})

const columns = (by: By, { action, id, before, after, comment, copy }: AuditEntry) => ({
  ...authorColumns(by),
  action,
  object_kind: action.split('.')[0] ?? action,
  object_id: id,
  comment: comment ?? null,
  before: jsonOf(before),
  after: jsonOf(after),
  copy: jsonOf(copy),
})

/**
 * Writes down what was changed, in the transaction of the change. From here to the commit other
 * writers of the client account wait, so this is the last thing that a transaction does.
 */
export const recordAudit = (tx: Tx, by: By, ...entries: AuditEntry[]): Promise<void> =>
  recordEntries(
    tx,
    entries.map((entry) => ({ by, entry })),
  )

/** The same for what several people did in one transaction, in this order. */
export async function recordEntries(
  tx: Tx,
  entries: readonly { by: By; entry: AuditEntry }[],
): Promise<void> {
  for (let at = 0; at < entries.length; at += pieceSize) {
    const piece = entries.slice(at, at + pieceSize)
    await tx
      .insertInto('audit_log')
      .values(piece.map(({ by, entry }) => columns(by, entry)))
      .execute()
  }
}
