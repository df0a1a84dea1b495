import { CompiledQuery, type KyselyPlugin } from 'kysely'
import type { Db } from '@/server/db/open'
import { wholeAccount } from '@/server/db/scope'
import type { Tx } from '@/server/db/transaction'

/** Runs reads of client account 1, or of a scope, and notes every statement, as they send it. */
export function spiedReads(db: Db, statements: CompiledQuery[], scope = wholeAccount(1)) {
  return <Result>(run: (tx: Tx) => Promise<Result>): Promise<Result> =>
    db.asTenant(scope, (tx) => {
      const spy: KyselyPlugin = {
        transformQuery: ({ node, queryId }) => {
          statements.push(tx.getExecutor().compileQuery(node, queryId))
          return node
        },
        transformResult: async ({ result }) => result,
      }
      return run(tx.withPlugin(spy) as Tx)
    })
}

/** How the database would go about each of them that reads. */
export const plansOf = (
  db: Db,
  statements: readonly CompiledQuery[],
  scope = wholeAccount(1),
): Promise<string[]> =>
  db.asTenant(scope, async (tx) => {
    const plans: string[] = []
    for (const { sql: text, parameters } of statements.filter((one) =>
      /^\s*(SELECT|WITH)/i.test(one.sql),
    )) {
      const asked = CompiledQuery.raw(`EXPLAIN (COSTS OFF) ${text}`, [...parameters])
      const { rows } = await tx.executeQuery<Record<'QUERY PLAN', string>>(asked)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    }
    return plans
  })
