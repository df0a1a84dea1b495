import type { Pool, PoolClient } from 'pg'

/** Any numbers that two processes agree on. */
export const locks = { migration: 7_283_412_905, start: 7_283_412_906 }

/** Processes on one database do this one after the other; one that dies lets the next one in. */
export async function inTurn<Result>(
  pool: Pool,
  what: keyof typeof locks,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    // A new index on millions of rows, or a turn that is waited for, may take its time.
    await client.query('SET statement_timeout = 0')
    await client.query(`SELECT pg_advisory_lock(${locks[what]})`)
    const result = await work(client)
    await client.query(`SELECT pg_advisory_unlock(${locks[what]})`)
    await client.query('RESET statement_timeout')
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}
