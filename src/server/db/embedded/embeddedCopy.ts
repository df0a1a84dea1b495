import { protocol } from '@electric-sql/pglite'
import type { Pool } from 'pg'
import { sameText, type TableCopy } from '../tableCopy'

/** Sends messages of PostgreSQL's protocol, and answers with those that come back. */
export type Exchange = (message: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>

const letter = (of: string) => of.charCodeAt(0)
const headSize = 5

/** One message: its letter, its length, its content. */
function message(of: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(headSize)
  head.writeUInt8(letter(of))
  head.writeUInt32BE(content.length + headSize - 1, 1)
  return Buffer.concat([head, content])
}

/** The texts of an error's fields, each behind its letter. */
const errorOf = (content: Buffer) => {
  const fields = content.toString('utf8').split('\0')
  return new Error(fields.find((field) => field.startsWith('M'))?.slice(1) ?? 'The copy failed')
}

/** What was copied out; throws where the answer is an error. */
function copied(answer: Uint8Array<ArrayBuffer>): Buffer {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + bytes.readUInt32BE(at + 1)
    const content = bytes.subarray(at + headSize, end)
    if (bytes[at] === letter('E')) throw errorOf(content)
    if (bytes[at] === letter('d')) pieces.push(content)
    at = end
  }
  return Buffer.concat(pieces)
}

/**
 * The tables of an embedded database that nobody else uses. The rows of a COPY travel with the
 * statement, because the database answers one message at a time.
 */
export async function embeddedCopy(
  pool: Pool,
  exchange: Exchange,
  close: () => Promise<void>,
): Promise<TableCopy> {
  const ask = (text: string, ...rows: Buffer[]) =>
    exchange(Buffer.concat([protocol.serialize.query(text), ...rows]))
  await pool.query(sameText)
  return {
    kind: 'embedded',
    query: async (text, values = []) => {
      // Without values it may be several statements.
      const answer =
        values.length > 0 ? await pool.query(text, [...values]) : await pool.query(text)
      return answer.rows
    },
    copyOut: async (select) => copied(await ask(`COPY (${select}) TO STDOUT`)),
    copyIn: async (into, rows) => {
      const end = message('c', Buffer.alloc(0))
      copied(await ask(`COPY ${into} FROM STDIN`, message('d', rows), end))
    },
    close,
  }
}
