import type { Context } from 'hono'
import { sql } from 'kysely'
import type { Endpoint } from '@/contract/endpoint'
import { faultText } from '@/contract/fault'
import { problems } from '@/contract/problem'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { faulty, Refusal } from '../http/refusal'
import { hashOf } from '../http/requestHash'
import { keepTexts, wholeAnswer } from './keptAnswer'

/** An answer as it is kept under its key. */
export type KeptReply = { status: number; text: string }
export type OnceCall = {
  principal: Principal
  endpoint: string
  key: string
  request: unknown
  now: number
}

const day = 24 * 60 * 60_000

/** Refusals that one access token keeps; nothing was done under those before them. */
const keptRefusals = 10_000

/** The key of a call; undefined where it has none, or its row takes none. */
export const keyOf = (row: Endpoint, context: Context): string | undefined =>
  row.idempotent ? context.req.header('idempotency-key') : undefined

export function checkKey(key: string): void {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw faulty({ path: 'Idempotency-Key', message: faultText('bad_key') })
  }
}

/** A refusal is an answer too and is given again; what it had written before is undone. */
async function answerOf(tx: Tx, run: (tx: Tx) => Promise<string>): Promise<KeptReply> {
  await sql`SAVEPOINT call`.execute(tx)
  try {
    return { status: 200, text: await run(tx) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`ROLLBACK TO SAVEPOINT call`.execute(tx)
    return { status: error.status, text: JSON.stringify(error.body()) }
  }
}

/** What is a day old, and which texts no answer holds any more. */
export async function forgetOld(tx: Tx, now: number): Promise<void> {
  const before = new Date(now - day)
  await tx.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
  await tx.deleteFrom('idempotency_texts').where('used_at', '<', before).execute()
}

/** Changes leave a record behind, refusals nothing: without this their keys alone fill the disk. */
export const forgetRefusals = (tx: Tx, { AccessTokensID }: Principal) =>
  sql`DELETE FROM idempotency_keys WHERE access_tokens_id = ${AccessTokensID} AND status <> 200
    AND created_at < (SELECT created_at FROM idempotency_keys
      WHERE access_tokens_id = ${AccessTokensID} AND status <> 200
      ORDER BY created_at DESC OFFSET ${keptRefusals - 1} LIMIT 1)`.execute(tx)

const ownKey = ({ principal, endpoint, key }: OnceCall) => ({
  access_tokens_id: principal.AccessTokensID,
  endpoint,
  key,
})

/** What the first call with this key was answered. */
export async function firstAnswer(tx: Tx, call: OnceCall): Promise<KeptReply> {
  const first = await tx
    .selectFrom('idempotency_keys')
    .where((eb) => eb.and(ownKey(call)))
    .select(['request_sha256', 'status', 'answer'])
    .executeTakeFirstOrThrow()
  if (!hashOf(call.request).equals(first.request_sha256)) throw new Refusal('key_reused')
  const text = await wholeAnswer(tx, first.answer ?? '')
  return { status: first.status ?? problems.internal[0], text }
}

/**
 * Runs a change at most once for each key within 24 h, in the caller's transaction: the row of
 * the key and the change are committed together. A second call with the same key waits for the
 * first one at the key's row, then gets its answer.
 */
export async function once(
  tx: Tx,
  call: OnceCall,
  run: (tx: Tx) => Promise<string>,
): Promise<KeptReply> {
  const { principal, request, now } = call
  const own = ownKey(call)
  const request_sha256 = hashOf(request)
  await forgetOld(tx, now)
  const claimed = await tx
    .insertInto('idempotency_keys')
    .values({ ...own, client_id: principal.ClientsID, request_sha256, created_at: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!claimed) return firstAnswer(tx, call)
  const answer = await answerOf(tx, run)
  const kept = await keepTexts(tx, principal.ClientsID, answer.text, now)
  await tx
    .updateTable('idempotency_keys')
    .set({ status: answer.status, answer: kept })
    .where((eb) => eb.and(own))
    .execute()
  if (answer.status !== 200) await forgetRefusals(tx, principal)
  return answer
}
