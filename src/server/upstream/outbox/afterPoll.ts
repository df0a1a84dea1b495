import type { Db } from '../../db/open'
import type { Tx } from '../../db/transaction'
import type { StoredWrite } from '../../http/upstreamWrites'
import type { EventPoll } from '../pollMirror'
import { finishCreate } from './createWrites'
import { kindsOfCreates, lookForCreates, soughtEvent } from './lookForCreates'
import type { WriteVerdict } from './matchEvents'
import type { Outbox } from './outbox'
import { openWrites } from './writeRows'

/** Whole polls that do not hold it, after which it was not done. */
const pollsUntilNotDone = 2

type Parts = { db: Db; outbox: Outbox; clock: () => number; zone: string }

/**
 * Looks for the creates whose outcome is unclear, after each poll of the events. What is found in
 * half a poll is found; what is missing in it may be in the other half.
 */
export function afterPoll({ db, outbox, clock, zone }: Parts) {
  /** The poll began after nobody waited for its answer any more. */
  const isTold = (write: StoredWrite, { beganAt }: EventPoll) =>
    !outbox.isWaitedFor(write) &&
    (write.state === 'sending' || write.given_up_at.getTime() < beganAt)

  async function found(tx: Tx, write: StoredWrite, ID: number): Promise<void> {
    const isUpdate = ID <= write.last_known_id
    const answer = await finishCreate(tx, write, { id: ID, isUpdate, now: clock(), zone })
    await outbox.settle(tx, write, outbox.doneBy({ ID, answer }))
  }

  async function missing(
    tx: Tx,
    write: StoredWrite,
    { isWhole, beganAt }: EventPoll,
  ): Promise<void> {
    if (!isWhole || write.state === 'not_done') return
    const polls = write.polls + 1
    const isOver = polls >= pollsUntilNotDone
    const given_up_at = new Date(beganAt)
    const state = isOver ? 'not_done' : 'unclear'
    await outbox.settle(tx, write, { state, polls, given_up_at, candidates: [] })
  }

  async function settle(
    tx: Tx,
    write: StoredWrite,
    verdict: WriteVerdict,
    poll: EventPoll,
  ): Promise<void> {
    if (verdict.is === 'done') return found(tx, write, verdict.ID)
    if (verdict.is === 'none') return missing(tx, write, poll)
    return outbox.settle(tx, write, { state: 'several', candidates: verdict.IDs })
  }

  return (poll: EventPoll): Promise<void> =>
    db.asAccount(poll.ClientsID, async (tx) => {
      const open = await openWrites(tx, kindsOfCreates)
      const sought = open.map((write) => soughtEvent(write, !isTold(write, poll)))
      const verdicts = await lookForCreates(tx, sought, zone)
      for (const write of open) {
        const verdict = verdicts.get(write.id)
        if (verdict) await settle(tx, write, verdict, poll)
      }
    })
}
