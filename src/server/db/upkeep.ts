import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'

/** How often to look whether the connection is free, and how many times in a row it must be. */
const lookEveryMs = 3
const stillLooks = 2

/** The longest pause after a step of the upkeep, while other work wants the connection. */
const maxPauseMs = 500

/**
 * How many values of a column are noted. PostgreSQL's own 100 take five times as long (100,000
 * events: 0.8 s of processor time in place of 0.18) and choose no other plans here.
 */
const notedValues = 30

const tablesOf = `SELECT quote_ident(relname) AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`

/** Statements of a table, each short by itself. What no vacuum has seen is most of its work. */
const stepsOf = (table: string) => [
  `VACUUM ${table}`,
  `DO $$ BEGIN
    SET LOCAL default_statistics_target = ${notedValues};
    ANALYZE ${table};
  END $$`,
]

/**
 * The upkeep of the embedded database, which has one connection and no autovacuum: in steps,
 * between which other work has the connection.
 */
export function upkeep(pool: Pool) {
  const isStill = () => pool.waitingCount === 0 && pool.idleCount === pool.totalCount

  /** Waits until nobody wants the connection; a caller with an answer may ask again at once. */
  async function leisure(maxMs: number): Promise<void> {
    const until = performance.now() + maxMs
    for (let still = 0; still < stillLooks && performance.now() < until; ) {
      await delay(lookEveryMs)
      still = isStill() ? still + 1 : 0
    }
  }

  async function refresh(): Promise<void> {
    const { rows } = await pool.query<{ name: string }>(tablesOf)
    for (const step of rows.flatMap(({ name }) => stepsOf(name))) {
      await pool.query(step)
      await leisure(maxPauseMs)
    }
  }

  return {
    leisure,
    refresh,
    /** Leaves dead rows in the indexes, as removing them takes long; `refresh` does it. */
    markVisible: async () => {
      await pool.query('VACUUM (INDEX_CLEANUP off, TRUNCATE off) acd_events')
    },
  }
}
