import { pipeline } from 'node:stream/promises'
import { Client, type ClientConfig } from 'pg'
import { from, to } from 'pg-copy-streams'
import { sameText, type TableCopy, type TableSnapshot } from '../tableCopy'

/** Whole tables take their time; where the other side has died, keep-alives say so. */
const patient = 'SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0'

/** The tables of a PostgreSQL over a connection of its own. */
export async function postgresCopy(config: ClientConfig): Promise<TableCopy> {
  const client = new Client({ ...config, application_name: 'callboard backup' })
  // Its user is told by the query under way.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`${sameText}; ${patient}`)
  return {
    kind: 'postgres',
    query: async (text, values = []) =>
      (values.length > 0 ? await client.query(text, [...values]) : await client.query(text)).rows,
    copyOut: async (select) => {
      const pieces: Buffer[] = []
      for await (const piece of client.query(to(`COPY (${select}) TO STDOUT`))) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    copyIn: async (into, rows) => {
      await pipeline([rows], client.query(from(`COPY ${into} FROM STDIN`)))
    },
    close: () => client.end().catch(() => undefined),
  }
}

/** What it reads from here on is of this moment, whatever others write. */
export async function snapshotOn(tables: TableCopy): Promise<TableSnapshot> {
  const at = Date.now()
  await tables.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await tables.query('SELECT pg_current_snapshot()')
  return { ...tables, at }
}
