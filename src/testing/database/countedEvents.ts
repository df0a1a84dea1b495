import { sql } from 'kysely'
import type { Db } from '@/server/db/open'

const milestones = [
  'counted',
  'answered_first',
  'answered_last',
  'seen_first',
  'seen_last',
  'closed_first',
  'closed_last',
  'moved_first',
  'moved_last',
  'deadline',
] as const
export type Milestones = Partial<Record<(typeof milestones)[number], number | boolean | null>>

/** What the database has noted of an event; moments in epoch ms, without those that it lacks. */
export async function milestonesOf(db: Db, ClientsID: number, id: number): Promise<Milestones> {
  const row = await db.asAccount(ClientsID, (tx) =>
    tx.selectFrom('acd_events').select(milestones).where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, value instanceof Date ? value.getTime() : value]),
  )
}

const quarter = (column: string) =>
  sql`date_bin('15 minutes', ${sql.ref(column)}, timestamptz '2020-01-01 00:00Z')`
const place = sql`acd_groups_id, acd_event_types_id`

/** Made anew from the events alone, count by count. */
const recounted = sql`
  SELECT ${quarter('dt_created')} AS quarter, ${place}, 'came' AS what, count(*) AS n
    FROM acd_events WHERE counted IS NOT NULL GROUP BY 1, 2, 3
  UNION ALL SELECT ${quarter('dt_created')}, ${place}, 'unknown', count(*)
    FROM acd_events WHERE counted = false GROUP BY 1, 2, 3
  UNION ALL SELECT ${quarter('answered_first')}, ${place}, 'answered', count(*)
    FROM acd_events WHERE counted IS NOT NULL AND answered_first IS NOT NULL GROUP BY 1, 2, 3
  UNION ALL SELECT ${quarter('closed_last')}, ${place}, 'closed', count(*)
    FROM acd_events WHERE counted IS NOT NULL AND closed_last IS NOT NULL
      AND acd_event_status_id IN (99, 100) GROUP BY 1, 2, 3
  UNION ALL SELECT ${quarter('deadline')}, ${place}, 'goals', count(*)
    FROM acd_events WHERE counted IS NOT NULL AND deadline IS NOT NULL GROUP BY 1, 2, 3
  UNION ALL SELECT ${quarter('deadline')}, ${place}, 'met', count(*)
    FROM acd_events WHERE counted IS NOT NULL AND answered_first <= deadline GROUP BY 1, 2, 3
  UNION ALL SELECT NULL, ${place}, 'open', count(*)
    FROM acd_events WHERE counted IS NOT NULL AND acd_event_status_id NOT IN (99, 100)
    GROUP BY 2, 3`

const all = sql`(SELECT * FROM acd_event_quarter_hours
  UNION ALL SELECT * FROM acd_event_quarter_hour_changes) AS all_counts`
const rolledUp = sql`
  SELECT quarter_hour AS quarter, ${place}, what, sum(n) AS n FROM ${all},
    LATERAL (VALUES ('came', came), ('unknown', unknown), ('answered', answered),
      ('closed', closed), ('goals', goals), ('met', met)) AS each_one (what, n)
  GROUP BY 1, 2, 3, 4
  UNION ALL SELECT NULL, ${place}, 'open', sum(opened) FROM ${all} GROUP BY 2, 3`

/**
 * Where the roll-up and a recount of all events differ, in one snapshot; empty where they are equal.
 * `counts` is how many numbers were held against each other.
 */
export async function compareCounts(db: Db, ClientsID: number) {
  const { rows } = await db.asAccount(ClientsID, (tx) =>
    sql<{ counts: number; different: unknown[] | null }>`
      WITH recounted AS (${recounted}), rolled_up AS (SELECT * FROM (${rolledUp}) AS up WHERE n <> 0),
      different AS (
        (SELECT 'recounted' AS side, * FROM recounted EXCEPT ALL SELECT 'recounted', * FROM rolled_up)
        UNION ALL
        (SELECT 'rolled up', * FROM rolled_up EXCEPT ALL SELECT 'rolled up', * FROM recounted))
      SELECT (SELECT count(*) FROM recounted) AS counts,
        (SELECT json_agg(few) FROM (SELECT * FROM different ORDER BY 2, 3, 4, 5 LIMIT 10) AS few)
          AS different`.execute(tx),
  )
  return { counts: rows[0]?.counts ?? 0, different: rows[0]?.different ?? [] }
}
