import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/transaction'

type Estimate = { 'Total Cost': number; 'Plan Rows': number }

/** What the planner takes a statement for, from its statistics; nothing is read. */
export async function estimateOf(
  tx: Tx,
  statement: RawBuilder<unknown>,
): Promise<Estimate | undefined> {
  const { rows } = await sql<{
    'QUERY PLAN': { Plan: Estimate }[]
  }>`EXPLAIN (FORMAT JSON) ${statement}`.execute(tx)
  return rows[0]?.['QUERY PLAN'][0]?.Plan
}
