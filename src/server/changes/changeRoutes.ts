import * as z from 'zod/mini'
import {
  eventChanges,
  getEventListChanges,
  listSnapshotEvents,
  Snapshot,
} from '@/contract/event/changes'
import type { Tx } from '../db/transaction'
import { eventSource } from '../events/eventSource'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { json } from '../http/reply'
import { withDefaults } from '../list/listEnvelope'
import type { Listing } from '../list/listing'
import type { Config } from '../settings/config'
import type { changeHub } from './changeHub'
import { changedSince } from './formerEvents'
import { listChanges } from './listChanges'
import { currentSnapshot, readSnapshot, snapshotText } from './snapshot'
import { snapshotPage } from './snapshotPage'

type ChangeOptions = { config: Config; list: Listing; hub: ReturnType<typeof changeHub> }

/** The change feed of events, and lists as of a snapshot, which do not move meanwhile. */
export function mountChanges({ mount }: Mounting, { config, list, hub }: ChangeOptions): void {
  const source = eventSource(config.zone)

  /** While nothing has changed, the list of then is the present one. */
  async function presentPage(
    tx: Tx,
    call: Pick<Parameters<Listing>[0], 'query' | 'principal' | 'now'>,
  ) {
    const reply = await list({ ...call, read: (run) => run(tx), has: () => false }, source)
    // A page has a size, so it is one text.
    return 'body' in reply ? String(reply.body) : ''
  }

  mount(listSnapshotEvents, ({ query: { asOf, total = true, ...given }, principal, now, read }) =>
    read(async (tx) => {
      const snapshot = asOf === undefined ? await currentSnapshot(tx, now) : readSnapshot(asOf)
      const changed = asOf === undefined ? [] : await changedSince(tx, snapshot)
      if (changed === undefined) throw new Refusal('snapshot_not_kept')
      const context = { ...config, principal, now: snapshot.at }
      const full = withDefaults(given, source)
      const body =
        changed.length === 0
          ? await presentPage(tx, { query: { ...given, total }, ...context })
          : await snapshotPage(tx, source, { full, total, changed }, { context, snapshot })
      return { body: `${body.slice(0, -1)},"asOf":${JSON.stringify(snapshotText(snapshot))}}` }
    }, 'repeatable read'),
  )

  mount(
    getEventListChanges,
    async ({ query: { filter = '', asOf, IDs = [] }, principal, now, read }) => {
      const ask = { source, filter, snapshot: readSnapshot(asOf), IDs }
      const context = { ...config, now, principal }
      return json(await read((tx) => listChanges(tx, ask, context), 'repeatable read'))
    },
  )

  mount(eventChanges, async ({ principal, context, gone }) => {
    const last = context.req.header('last-event-id') || undefined
    const isOurs = last !== undefined && z.safeParse(Snapshot, last).success
    const since = last === undefined ? undefined : isOurs ? readSnapshot(last) : 'unknown'
    const cut = () => context.env?.outgoing?.destroy()
    return { feed: await hub.join({ principal, since, cut, gone }) }
  })
}
