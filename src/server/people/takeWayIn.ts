import { sql } from 'kysely'
import type { ProblemCode } from '@/contract/problem'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { hasWayIn, type WaysInAt } from './hasWayIn'

/** Whether a person can sign in now; who is deactivated cannot, whatever they have. */
async function canSignIn(tx: Tx, UsersID: number, at: WaysInAt): Promise<boolean> {
  const { rows } = await sql<{
    can: boolean
  }>`SELECT deactivated_at IS NULL AND ${hasWayIn(at)} AS can
    FROM people WHERE users_id = ${UsersID}::integer`.execute(tx)
  return rows[0]?.can ?? false
}

type Taking = WaysInAt & {
  UsersID: number
  /** The refusal where it was the last way in. */
  last: ProblemCode
}

/** Removes a way in of a person, within the transaction: who can sign in before can so afterwards. */
export async function takeWayIn<Removed>(
  tx: Tx,
  { UsersID, last, ...at }: Taking,
  remove: () => Promise<Removed>,
): Promise<Removed> {
  // Two removals at once take turns: the second sees what the first has left.
  await tx.selectFrom('people').select('role').where('users_id', '=', UsersID).forUpdate().execute()
  const could = await canSignIn(tx, UsersID, at)
  const removed = await remove()
  if (could && !(await canSignIn(tx, UsersID, at))) throw new Refusal(last)
  return removed
}
