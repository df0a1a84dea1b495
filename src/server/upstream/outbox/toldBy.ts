import type { Db } from '../../db/open'
import type { StoredWrite } from '../../http/upstreamWrites'
import type { ListPoll } from '../pollMirror'
import type { Outbox } from './outbox'

/** What it takes to look for writes after a poll. */
export type AfterPollParts = { db: Db; outbox: Outbox; clock: () => number; zone: string }

/** Whole polls that say so, after which a write was not done. */
export const pollsUntilNotDone = 2

/** The poll began after nobody waited for the write's answer any more. */
export const isToldBy = (
  outbox: Pick<Outbox, 'isWaitedFor'>,
  write: StoredWrite,
  { beganAt }: Pick<ListPoll, 'beganAt'>,
) =>
  !outbox.isWaitedFor(write) && (write.state === 'sending' || write.given_up_at.getTime() < beganAt)
