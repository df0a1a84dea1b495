import type { Tx } from '../../db/transaction'
import type { StoredWrite } from '../../http/upstreamWrites'
import type { ListPoll } from '../pollMirror'
import { campaignDeletion } from './campaigns/deleteCampaignKind'
import { contactDeletion, contactsDeletion } from './contacts/contactDeletions'
import type { Deletion, Finding } from './deletion'
import { type AfterPollParts, isToldBy, pollsUntilNotDone } from './toldBy'
import { openWrites } from './writeRows'

const deletions: readonly Deletion[] = [campaignDeletion, contactDeletion, contactsDeletion]

/** Looks after each reading of a list whether what was to be deleted is still there. */
export function lookForDeletes({ db, outbox, clock, zone }: AfterPollParts) {
  async function confirm(tx: Tx, { finish }: Deletion, write: StoredWrite): Promise<void> {
    const written = await finish(tx, write, { now: clock(), zone })
    await outbox.settle(tx, write, outbox.doneBy(written))
  }

  async function settle(
    tx: Tx,
    deletion: Deletion,
    write: StoredWrite,
    { finding, poll }: { finding: Finding; poll: ListPoll },
  ): Promise<void> {
    if (finding === 'gone') return confirm(tx, deletion, write)
    if (!poll.isWhole) return
    const given_up_at = new Date(poll.beganAt)
    if (finding === 'missing') {
      const gone_polls = write.gone_polls + 1
      if (gone_polls >= pollsUntilNotDone) return confirm(tx, deletion, write)
      return outbox.settle(tx, write, { state: 'unclear', gone_polls, given_up_at })
    }
    if (write.state === 'not_done') return
    const polls = write.polls + 1
    const state = polls >= pollsUntilNotDone ? 'not_done' : 'unclear'
    return outbox.settle(tx, write, { state, polls, gone_polls: 0, given_up_at })
  }

  /** The open ones that the poll may tell something of, locked for this transaction. */
  const openIn = async (tx: Tx, { kind }: Deletion, poll: ListPoll) =>
    (await openWrites(tx, [kind])).filter((write) => isToldBy(outbox, write, poll))

  async function look(deletion: Deletion, poll: ListPoll): Promise<void> {
    const { ClientsID } = poll
    for (const asked of await db.asAccount(ClientsID, (tx) => openIn(tx, deletion, poll))) {
      const ask = outbox.asking(ClientsID, poll.signal)
      const finding = await deletion.findingOf(asked, poll, ask)
      if (finding === undefined) continue
      await db.asAccount(ClientsID, async (tx) => {
        // While it was asked for, somebody may have sent it again.
        const write = (await openIn(tx, deletion, poll)).find(
          ({ id, sent_at }) => id === asked.id && sent_at.getTime() === asked.sent_at.getTime(),
        )
        if (write) await settle(tx, deletion, write, { finding, poll })
      })
    }
  }

  return async (poll: ListPoll): Promise<void> => {
    for (const deletion of deletions) if (deletion.list === poll.kind) await look(deletion, poll)
  }
}
