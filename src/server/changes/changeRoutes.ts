import * as z from 'zod/mini'
import { eventChanges, eventStanding, listEventsAsOf, Moment } from '@/contract/changes'
import type { Config } from '../config'
import { eventSource } from '../events/eventSource'
import type { Mounting, Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { json } from '../http/reply'
import { withDefaults } from '../list/envelope'
import type { Listing } from '../list/listing'
import { changedSince } from './asOf'
import type { changeHub } from './hub'
import { momentText, presentMoment, readMoment } from './moment'
import { pinnedPage } from './pinnedPage'
import { standing } from './standing'

type Settings = { config: Config; list: Listing; hub: ReturnType<typeof changeHub> }

/** The change feed of events, and what a page needs to keep its list still meanwhile. */
export function mountChanges({ mount }: Mounting, { config, list, hub }: Settings): void {
  const source = eventSource(config.zone)

  /** While nothing has changed, the list of then is the present one. */
  async function presentPage(
    tx: Tx,
    call: Pick<Parameters<Listing>[0], 'query' | 'asker' | 'now'>,
  ) {
    const reply = await list({ ...call, read: (run) => run(tx), has: () => false }, source)
    // A page has a size, so it is one text.
    return 'body' in reply ? String(reply.body) : ''
  }

  mount(listEventsAsOf, ({ query: { asOf, total = true, ...given }, asker, now, read }) =>
    read(async (tx) => {
      const moment = asOf === undefined ? await presentMoment(tx, now) : readMoment(asOf)
      const changed = asOf === undefined ? [] : await changedSince(tx, moment)
      if (changed === undefined) throw new Refusal('moment_not_kept')
      const context = { ...config, asker, now: moment.at }
      const full = withDefaults(given, source)
      const body =
        changed.length === 0
          ? await presentPage(tx, { query: { ...given, total }, ...context })
          : await pinnedPage(tx, source, { full, total, changed }, { context, moment })
      return { body: `${body.slice(0, -1)},"asOf":${JSON.stringify(momentText(moment))}}` }
    }, 'repeatable read'),
  )

  mount(eventStanding, async ({ query: { filter = '', asOf, IDs = [] }, asker, now, read }) => {
    const ask = { source, filter, moment: readMoment(asOf), IDs }
    const context = { ...config, now, asker }
    return json(await read((tx) => standing(tx, ask, context), 'repeatable read'))
  })

  mount(eventChanges, async ({ asker, context, gone }) => {
    const last = context.req.header('last-event-id') || undefined
    const isOurs = last !== undefined && z.safeParse(Moment, last).success
    const since = last === undefined ? undefined : isOurs ? readMoment(last) : 'unknown'
    const cut = () => context.env?.outgoing?.destroy()
    return { feed: await hub.join({ asker, since, cut, gone }) }
  })
}
