import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { auditParts, auditText } from '../audit/auditText'
import type { Tx } from '../db/transaction'
import type { Blackening } from './blacken'
import { asTablesOwner } from './ownersPart'

/** Entries of the audit log that were blackened: their numbers, and the hashes of what is there now. */
export type Blackened = Record<string, string>

type Entry = {
  id: number
  name: string
  comment: string | null
  before: string | null
  after: string | null
  copy: string | null
}

const jsonBy = (text: string | null, change: Blackening) =>
  text === null ? null : JSON.stringify(change(JSON.parse(text)))
const textBy = (text: string | null, change: Blackening) =>
  text === null ? null : String(change(text))

const changedBy = (entry: Entry, change: Blackening): Entry => ({
  ...entry,
  name: textBy(entry.name, change) ?? '',
  comment: textBy(entry.comment, change),
  before: jsonBy(entry.before, change),
  after: jsonBy(entry.after, change),
  copy: jsonBy(entry.copy, change),
})

async function store(tx: Tx, { id, name, comment, before, after, copy }: Entry): Promise<string> {
  const { rows } = await sql<{ parts: (string | null)[] }>`UPDATE audit_log
    SET name = ${name}, comment = ${comment}, before = ${before}::json, after = ${after}::json,
      copy = ${copy}::json
    WHERE id = ${id} RETURNING ${auditParts} AS parts`.execute(tx)
  return createHash('sha256')
    .update(auditText(rows[0]?.parts ?? []))
    .digest('hex')
}

/**
 * Blackens entries of the audit log that the condition names. Their hashes stay, so the chain does;
 * what is handed back must be written into the log, which proves from then on what they hold.
 */
export const blackenEntries = (
  tx: Tx,
  ClientsID: number,
  condition: ReturnType<typeof sql<boolean>>,
  change: Blackening,
): Promise<Blackened> =>
  asTablesOwner(tx, ClientsID, async () => {
    const { rows } = await sql<Entry>`SELECT id, name, comment, before::text, after::text,
        copy::text FROM audit_log
      WHERE client_id = ${ClientsID} AND ${condition} ORDER BY id`.execute(tx)
    const blackened: Blackened = {}
    for (const entry of rows) {
      const changed = changedBy(entry, change)
      // As JSON both, since the order of keys and spaces in it is the same.
      if (JSON.stringify(changed) === JSON.stringify(changedBy(entry, (value) => value))) continue
      blackened[entry.id] = await store(tx, changed)
    }
    return blackened
  })
