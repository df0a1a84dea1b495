import type { Tx } from '../../db/transaction'
import type { StoredWrite } from '../../http/upstreamWrites'
import type { ListPoll } from '../pollMirror'
import { lookForImports } from './contacts/lookForImports'
import { lookForDeletes } from './lookForDeletes'
import type { Search, WriteVerdict } from './search'
import { searches } from './searches'
import { type AfterPollParts, isToldBy, pollsUntilNotDone } from './toldBy'
import { openWrites } from './writeRows'

/**
 * Looks for the writes whose outcome is unclear, after each reading of a list. What is found in half
 * a reading is found; what is missing in it may be in the other half.
 */
export function afterPoll(parts: AfterPollParts) {
  const { db, outbox, clock, zone } = parts

  async function missing(
    tx: Tx,
    write: StoredWrite,
    { isWhole, beganAt }: ListPoll,
  ): Promise<void> {
    if (!isWhole || write.state === 'not_done') return
    const polls = write.polls + 1
    const state = polls >= pollsUntilNotDone ? 'not_done' : 'unclear'
    const given_up_at = new Date(beganAt)
    await outbox.settle(tx, write, { state, polls, given_up_at, candidates: [] })
  }

  async function settle(
    tx: Tx,
    { finish }: Search,
    write: StoredWrite,
    verdict: WriteVerdict,
    poll: ListPoll,
  ): Promise<void> {
    if (verdict.is === 'none') return missing(tx, write, poll)
    if (verdict.is === 'several') {
      return outbox.settle(tx, write, { state: 'several', candidates: verdict.IDs })
    }
    const { ID } = verdict
    const answer = await finish(tx, write, ID, { now: clock(), zone })
    return outbox.settle(tx, write, outbox.doneBy({ ID, answer }))
  }

  const look = (search: Search, poll: ListPoll): Promise<void> =>
    db.asAccount(poll.ClientsID, async (tx) => {
      const open = await openWrites(tx, search.kinds)
      if (open.length === 0) return
      const sought = open.map((write) => ({ write, isWaiting: !isToldBy(outbox, write, poll) }))
      const verdicts = await search.verdicts(tx, sought, zone)
      for (const write of open) {
        const verdict = verdicts.get(write.id)
        if (verdict) await settle(tx, search, write, verdict, poll)
      }
    })

  const deletes = lookForDeletes(parts)
  const imports = lookForImports(parts, look)
  return async (poll: ListPoll): Promise<void> => {
    for (const search of searches) if (search.list === poll.kind) await look(search, poll)
    await deletes(poll)
    await imports(poll)
  }
}
