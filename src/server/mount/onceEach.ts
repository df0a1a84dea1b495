import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { hashOf } from '../http/requestHash'
import { keepTexts } from './keptAnswer'
import { firstAnswer, forgetOld, forgetRefusals, type KeptReply, type OnceCall } from './once'

/** A call of one endpoint; without a key it is simply done. */
export type EachCall = Omit<OnceCall, 'key'> & { key: string | undefined }

const hasKey = (call: EachCall): call is OnceCall => call.key !== undefined
const identityOf = (AccessTokensID: number, key: string) => JSON.stringify([AccessTokensID, key])

/** The keys that nobody has used. In their order, so that two processes cannot wait for each other. */
async function claim(tx: Tx, calls: readonly OnceCall[]): Promise<Set<string>> {
  const rows = calls.map(({ principal, endpoint, key, request, now }) => ({
    client_id: principal.ClientsID,
    access_tokens_id: principal.AccessTokensID,
    endpoint,
    key,
    request_sha256: hashOf(request),
    created_at: new Date(now),
  }))
  const claimed = await tx
    .insertInto('idempotency_keys')
    .values(rows.sort((a, b) => (a.key < b.key ? -1 : 1)))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['access_tokens_id', 'key'])
    .execute()
  return new Set(claimed.map(({ access_tokens_id, key }) => identityOf(access_tokens_id, key)))
}

type Done = { call: OnceCall; answer: KeptReply }

async function keep(tx: Tx, done: readonly Done[]): Promise<void> {
  const texts: string[] = []
  for (const { call, answer } of done) {
    texts.push(await keepTexts(tx, call.principal.ClientsID, answer.text, call.now))
  }
  await sql`UPDATE idempotency_keys SET status = kept_status, answer = kept_answer
    FROM unnest(${done.map(({ call }) => call.principal.AccessTokensID)}::integer[],
      ${done.map(({ call }) => call.endpoint)}::text[], ${done.map(({ call }) => call.key)}::text[],
      ${done.map(({ answer }) => answer.status)}::integer[], ${texts}::text[])
      AS kept (kept_token, kept_endpoint, kept_key, kept_status, kept_answer)
    WHERE access_tokens_id = kept_token AND endpoint = kept_endpoint AND key = kept_key`.execute(tx)
  for (const { call, answer } of done) {
    if (answer.status !== 200) await forgetRefusals(tx, call.principal)
  }
}

async function earlier(tx: Tx, call: OnceCall): Promise<KeptReply> {
  try {
    return await firstAnswer(tx, call)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: error.status, text: JSON.stringify(error.body()) }
  }
}

/**
 * As `once`, for calls of a client account that are done together: `run` does those whose keys are
 * new and those without one, and refuses by what it hands back.
 */
export async function onceEach<One extends EachCall>(
  tx: Tx,
  calls: readonly One[],
  run: (calls: readonly One[]) => Promise<readonly KeptReply[]>,
): Promise<KeptReply[]> {
  const keyed = calls.flatMap((call): OnceCall[] => (hasKey(call) ? [call] : []))
  const [some] = keyed
  if (some) await forgetOld(tx, some.now)
  const claimed = some ? await claim(tx, keyed) : new Set<string>()
  // Of two with one key the first is done, and its answer is the second's.
  const fresh = calls.filter(
    (call) => !hasKey(call) || claimed.delete(identityOf(call.principal.AccessTokensID, call.key)),
  )
  const answers = fresh.length > 0 ? await run(fresh) : []
  const found = new Map(fresh.map((call, place) => [call, answers[place]]))
  const done = [...found].flatMap(([call, answer]) =>
    answer && hasKey(call) ? [{ call, answer }] : [],
  )
  if (done.length > 0) await keep(tx, done)
  const all: KeptReply[] = []
  for (const call of calls) {
    const answer = found.get(call) ?? (hasKey(call) ? await earlier(tx, call) : undefined)
    if (answer === undefined) throw new Error('A batch answers each of its calls')
    all.push(answer)
  }
  return all
}
