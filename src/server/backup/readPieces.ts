import { wholeAccount } from '../db/scope'
import type { TableCopy } from '../db/tableCopy'
import { tenantRole } from '../db/transaction'
import type { Table } from './catalogue'

/** A piece is about so large; how many blocks that is differs from table to table. */
const pieceBytes = 1024 * 1024
const maxBlocks = 4096

/** How the rows of a table are reached: by whom they are read, in one go or account by account. */
export type Reading = { enter: string }[]

const asOwner: Reading = [{ enter: 'RESET ROLE' }]

/**
 * Policies bind the owner too, who need not be a superuser: then each client account is read in turn,
 * as the application does, and with campaigns that are being restored.
 */
export async function readingOf({ query }: TableCopy): Promise<(table: string) => Reading> {
  const bound = await query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r'
      AND relnamespace = 'public'::regnamespace AND row_security_active(oid)`,
  )
  if (bound.length === 0) return () => asOwner
  await query(`SELECT set_config('role', 'callboard_gate', true)`)
  const clients = await query<{ id: number }>('SELECT client_id AS id FROM clients ORDER BY 1')
  await query('RESET ROLE')
  const restoring = `SELECT set_config('callboard.restoring', 'on', true)`
  const eachAccount = clients.map(({ id }) => ({
    enter: `${tenantRole(wholeAccount(id))}; ${restoring}`,
  }))
  const names = new Set(bound.map(({ name }) => name))
  return (table) => (names.has(table) ? eachAccount : asOwner)
}

/** The rows of a table as COPY text, in the order in which they lie there. */
export async function* readPieces(
  { query, copyOut }: TableCopy,
  { name, columns, blocks }: Table,
  reading: Reading,
): AsyncGenerator<{ rows: Buffer; blocks: number }> {
  for (const { enter } of reading) {
    await query(enter)
    let size = 1
    for (let at = 0; at < blocks; ) {
      const range = `ctid >= '(${at},0)' AND ctid < '(${at + size},0)'`
      const rows = await copyOut(`SELECT ${columns.join()} FROM ${name} WHERE ${range}`)
      yield { rows, blocks: Math.min(size, blocks - at) / reading.length }
      at += size
      if (rows.length < pieceBytes / 2) size = Math.min(size * 2, maxBlocks)
      else if (rows.length > pieceBytes) size = Math.max(1, size >> 1)
    }
  }
  await query('RESET ROLE')
}
