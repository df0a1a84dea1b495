import * as z from 'zod/mini'
import { eventChanges, getEventListChanges, Snapshot } from '@/contract/event/changes'
import { eventSource } from '../events/eventSource'
import type { Mounting } from '../http/call'
import { json } from '../http/reply'
import type { Config } from '../settings/config'
import type { changeHub } from './changeHub'
import { listChanges } from './listChanges'
import { readSnapshot } from './snapshot'

type ChangeOptions = { config: Config; hub: ReturnType<typeof changeHub> }

/** The change feed of events, and what has changed in a list since its snapshot. */
export function mountChanges({ mount }: Mounting, { config, hub }: ChangeOptions): void {
  const source = eventSource(config.zone)

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
