import type { Insertable, Updateable } from 'kysely'
import type { UpstreamWritesTable } from '../../db/tables/upstreamWrites'
import type { Tx } from '../../db/transaction'
import type { Principal } from '../../http/principal'
import { Refusal } from '../../http/refusal'
import type { StoredWrite } from '../../http/upstreamWrites'

type NewWrite = Omit<Insertable<UpstreamWritesTable>, 'state'>
export type WriteKind = StoredWrite['kind']

const day = 24 * 60 * 60_000
/** One whose outcome nobody could tell is kept so long for somebody to ask. */
const unclearDays = 30

/** What nobody asks for any more: settled for a day, as long as an idempotency key lives. */
async function prune(tx: Tx, now: number): Promise<void> {
  const before = (days: number) => new Date(now - days * day)
  await tx
    .deleteFrom('upstream_writes')
    .where('sent_at', '<', before(1))
    .where((eb) =>
      eb.or([
        eb('state', 'not in', ['sending', 'unclear']),
        eb('sent_at', '<', before(unclearDays)),
      ]),
    )
    .execute()
}

type Claimed = { isNew: boolean; write: StoredWrite }

/** A key under which nothing was done sends anew; undefined where it was given back meanwhile. */
async function claimAgain(tx: Tx, row: NewWrite): Promise<Claimed | undefined> {
  const write = await tx
    .selectFrom('upstream_writes')
    .selectAll()
    .where('access_tokens_id', '=', row.access_tokens_id)
    .where('kind', '=', row.kind)
    .where('key', '=', row.key ?? '')
    .forUpdate()
    .executeTakeFirst()
  if (!write) return undefined
  if (!write.request_sha256.equals(row.request_sha256)) throw new Refusal('key_reused')
  if (write.state !== 'not_sent') return { isNew: false, write }
  const fresh = {
    polls: 0,
    gone_polls: 0,
    record_id: null,
    candidates: [],
    status: null,
    answer: null,
  }
  const again = await tx
    .updateTable('upstream_writes')
    .set({ ...row, ...fresh, state: 'sending' })
    .where('id', '=', write.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { isNew: true, write: again }
}

/**
 * Claims the key of a write. `isNew`: it is to be sent now. A second request at the same moment
 * waits at the key's row for the first one.
 */
export async function claimWrite(tx: Tx, row: NewWrite, now: number): Promise<Claimed> {
  await prune(tx, now)
  const write = await tx
    .insertInto('upstream_writes')
    .values({ ...row, state: 'sending' })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (write) return { isNew: true, write }
  return (await claimAgain(tx, row)) ?? claimWrite(tx, row, now)
}

export const readWrite = (tx: Tx, id: number): Promise<StoredWrite> =>
  tx.selectFrom('upstream_writes').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Those that a poll may tell something of, locked: another process may be at them too. */
export const openWrites = (tx: Tx, kinds: readonly WriteKind[]): Promise<StoredWrite[]> =>
  tx
    .selectFrom('upstream_writes')
    .selectAll()
    .where('state', 'in', ['sending', 'unclear', 'several', 'not_done'])
    .where('kind', 'in', kinds)
    .orderBy('id')
    .forUpdate()
    .execute()

/** Those that have become one of these records. */
export const doneWrites = (
  tx: Tx,
  kinds: readonly WriteKind[],
  ids: readonly number[],
): Promise<StoredWrite[]> =>
  tx
    .selectFrom('upstream_writes')
    .selectAll()
    .where('state', '=', 'done')
    .where('kind', 'in', kinds)
    .where('record_id', 'in', [0, ...ids])
    .execute()

export const updateWrite = (tx: Tx, id: number, set: Updateable<UpstreamWritesTable>) =>
  tx.updateTable('upstream_writes').set(set).where('id', '=', id).execute()

/** Who asked. Written from a Principal. */
export const senderOf = ({ asker }: StoredWrite): Principal => ({
  groups: null,
  ...JSON.parse(asker),
})
