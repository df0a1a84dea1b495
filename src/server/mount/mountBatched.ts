import type { Endpoint } from '@/contract/endpoint'
import { batch } from '../db/batch'
import type { Db } from '../db/open'
import type { BatchedCall, Mounting } from '../http/call'
import { Refusal, Repeated } from '../http/refusal'
import type { Reply } from '../http/reply'
import { checkKey, type KeptReply, keyOf } from './once'
import { type EachCall, onceEach } from './onceEach'

const keptOf = (answer: Reply | Refusal): KeptReply =>
  answer instanceof Refusal
    ? { status: answer.status, text: JSON.stringify(answer.body()) }
    : { status: 200, text: String(answer.body) }

/** Calls of one client account that come together are one transaction, with a key or without. */
export const batchedMount =
  (db: Db, mount: Mounting['mount']): Mounting['mountBatched'] =>
  (row: Endpoint, { maxItems, work }) => {
    const join = batch<BatchedCall & EachCall, KeptReply>({
      keyOf: ({ principal }) => principal.ClientsID,
      maxItems,
      work: (calls) =>
        db.asAccount(calls[0]?.principal.ClientsID ?? 0, (tx) =>
          onceEach(tx, calls, async (fresh) => (await work(tx, fresh)).map(keptOf)),
        ),
    })
    mount(row, async ({ principal, now, context }) => {
      const key = keyOf(row, context)
      if (key !== undefined) checkKey(key)
      const call = { principal, now, endpoint: row.name, key, request: [] }
      const { status, text } = await join(call)
      if (status !== 200) throw new Repeated(status, text)
      return { body: text }
    })
  }
