import { sql } from 'kysely'
import type { AuditAction } from '@/contract/audit'
import type { Tx } from '../http/mount'
import type { By } from './author'

export type AuditEntry = {
  action: AuditAction
  /** The ID of the record; null where it was done to many at once. */
  id: number | null
  /** The record, or only those of its keys that changed, in the wire's spelling. */
  before?: unknown
  after?: unknown
  comment?: string | null | undefined
  /** What a delete took with it, so that it can be given back. */
  copy?: unknown
}

/** Entries in one statement: enough to be quick, few enough for one message. */
const pieceSize = 500

const jsonOf = (value: unknown) => (value == null ? null : sql`${JSON.stringify(value)}::json`)

/** Who did it, and when. */
export const authorColumns = ({ asker, now }: By) => ({
  client_id: asker.ClientsID,
  dt_created: new Date(now),
  access_tokens_id: asker.AccessTokensID,
  users_id: asker.UsersID,
  role: asker.role,
  name: asker.name,
  origin: asker.by,
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
export async function recordAudit(tx: Tx, by: By, ...entries: AuditEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += pieceSize) {
    const piece = entries.slice(at, at + pieceSize)
    await tx
      .insertInto('audit_log')
      .values(piece.map((entry) => columns(by, entry)))
      .execute()
  }
}
