import { Kysely, PostgresDialect } from 'kysely'
import { type ClientBase, Pool, type PoolClient } from 'pg'
import type { Tables } from './schema'

/** The client of a read has disconnected, so the read has ended. */
export class Ended extends Error {
  constructor() {
    super('The client has disconnected')
  }
}

export function refuseEnded(signal: AbortSignal): void {
  if (signal.aborted) throw new Ended()
}

const backendOf = (client: ClientBase) =>
  'processID' in client && typeof client.processID === 'number' ? client.processID : undefined

/** Cancels queries over a connection of its own, which is open only while it is needed. */
function canceller(pool: Pool) {
  let beside: Pool | undefined
  return {
    cancel: async (client: PoolClient): Promise<void> => {
      const backend = backendOf(client)
      if (backend === undefined) return
      if (beside === undefined) {
        beside = new Pool({ ...pool.options, max: 1, idleTimeoutMillis: 1000 })
        beside.on('error', () => undefined)
      }
      // A query that cannot be cancelled ends at its statement time limit at the latest.
      await beside.query('SELECT pg_cancel_backend($1)', [backend]).catch(() => undefined)
    },
    close: async () => beside?.end(),
  }
}

/**
 * A client that sends nothing but a rollback after the signal. It waits for a cancellation that is
 * on its way, which would otherwise hit the next user of the connection.
 */
function watched(client: PoolClient, signal: AbortSignal, cancelled: () => Promise<void>) {
  const state = { isBroken: false }
  const query = async (text: string, values: unknown[]) => {
    if (signal.aborted) await cancelled()
    if (text !== 'ROLLBACK') {
      refuseEnded(signal)
      return client.query(text, values)
    }
    return client.query(text, values).catch((error) => {
      state.isBroken = true
      throw error
    })
  }
  return { state, query }
}

/**
 * Work on one connection that ends with a signal. Without a connection yet, it never begins. On
 * PostgreSQL a running query is cancelled; on the embedded database, which runs one query at a
 * time, the work ends between two queries. For reads alone: a change is never cut in two.
 */
export function endable(kind: 'embedded' | 'postgres', pool: Pool) {
  const { cancel, close } = canceller(pool)

  async function run<Result>(
    signal: AbortSignal,
    work: (kysely: Kysely<Tables>) => Promise<Result>,
  ): Promise<Result> {
    refuseEnded(signal)
    const client = await pool.connect()
    let cancelling = Promise.resolve()
    const end = () => {
      if (kind === 'postgres') cancelling = cancel(client)
    }
    const { query, state } = watched(client, signal, () => cancelling)
    signal.addEventListener('abort', end, { once: true })
    try {
      refuseEnded(signal)
      // PostgresDialect asks no more of a pool and its clients.
      const only = { connect: async () => ({ query, release: () => undefined }) }
      const dialect = new PostgresDialect({ pool: only as unknown as Pool })
      return await work(new Kysely<Tables>({ dialect }))
    } catch (error) {
      throw signal.aborted ? new Ended() : error
    } finally {
      signal.removeEventListener('abort', end)
      await cancelling
      client.release(state.isBroken)
    }
  }
  return { run, close }
}
