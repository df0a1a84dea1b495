import { type Pool, Query, type QueryResult } from 'pg'
import { orUnclear } from './databaseAway'
import type { Statement } from './statement'

/** What `pg` hands to a query that writes its own messages, as pg-cursor's does. */
type Connection = {
  parsedStatements: Record<string, string>
  stream: { cork?: () => void; uncork?: () => void }
  close: (what: { type: 'S'; name: string }) => void
  parse: (what: { name: string; text: string }) => void
  bind: (what: { statement: string; values: Statement['values'] }) => void
  describe: (what: { type: 'P'; name: string }) => void
  execute: (what: object) => void
  sync: () => void
}

type Done = (error: Error | undefined, results: QueryResult[]) => void

/**
 * Some statements in one message, which the database runs as one transaction: all that comes before
 * one Sync is committed with it, or undone (PostgreSQL, "Pipelining" in the message flow).
 */
class OneMessage extends Query {
  readonly #statements: readonly Statement[]

  constructor(statements: readonly Statement[], done: Done) {
    // The text only stands for the statements: `submit` is what sends them.
    super({ text: statements.at(-1)?.text ?? '' }, done as never)
    this.#statements = statements
    this.submit = (connection) => this.#send(connection as unknown as Connection)
  }

  #send(connection: Connection): void {
    connection.stream.cork?.()
    for (const { name, text, values } of this.#statements) {
      if (connection.parsedStatements[name] !== text) {
        // Parsed in vain, it may be there already.
        connection.close({ type: 'S', name })
        connection.parse({ name, text })
      }
      connection.bind({ statement: name, values })
      connection.describe({ type: 'P', name: '' })
      connection.execute({})
    }
    connection.sync()
    connection.stream.uncork?.()
    this.once('end', () => {
      for (const { name, text } of this.#statements) connection.parsedStatements[name] = text
    })
  }
}

/** What each of the statements answered; where one fails, none has done anything. */
export async function inOneMessage(
  pool: Pool,
  statements: readonly Statement[],
): Promise<QueryResult[]> {
  const client = await pool.connect()
  try {
    return await new Promise((resolve, reject) => {
      client.query(
        new OneMessage(statements, (error, results) =>
          error ? reject(orUnclear(error)) : resolve(results),
        ),
      )
    })
  } finally {
    // The pool itself takes away what is broken.
    client.release()
  }
}
