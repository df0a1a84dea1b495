import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'

/** Looked at so often, in milliseconds, until nobody uses or awaits the connection twice. */
const lookEvery = 3
const stillLooks = 2

/** Longer than this, in milliseconds, no single step of the upkeep lets the others wait. */
const longestRest = 500

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
 * The upkeep of the embedded database, which has one connection and no autovacuum: in steps, between
 * which whoever waits has the connection.
 */
export function upkeep(pool: Pool) {
  const isStill = () => pool.waitingCount === 0 && pool.idleCount === pool.totalCount

  /** Until nobody wants the connection; one who was answered may ask again at once. */
  async function leisure(most: number): Promise<void> {
    const until = performance.now() + most
    for (let still = 0; still < stillLooks && performance.now() < until; ) {
      await delay(lookEvery)
      still = isStill() ? still + 1 : 0
    }
  }

  async function refresh(): Promise<void> {
    const { rows } = await pool.query<{ name: string }>(tablesOf)
    for (const step of rows.flatMap(({ name }) => stepsOf(name))) {
      await pool.query(step)
      await leisure(longestRest)
    }
  }

  return {
    leisure,
    refresh,
    /** Dead rows stay in the indexes, which takes long to change; `refresh` looks after them. */
    markVisible: async () => {
      await pool.query('VACUUM (INDEX_CLEANUP off, TRUNCATE off) acd_events')
    },
  }
}
