import * as z from 'zod/mini'
import { eventChanges, eventStanding, listEventsAsOf, Moment } from '@/contract/changes'
import type { Config } from '../config'
import type { Db } from '../db/open'
import { eventSource } from '../events/eventSource'
import type { Mounting } from '../http/mount'
import { Refusal } from '../http/refusal'
import { json } from '../http/reply'
import type { Listing } from '../list/listing'
import { changedSince, sourceAsOf } from './asOf'
import type { changeHub } from './hub'
import { momentText, presentMoment, readMoment } from './moment'
import { standing } from './standing'

type Settings = { db: Db; config: Config; list: Listing; hub: ReturnType<typeof changeHub> }

/** The change feed of events, and what a page needs to keep its list still meanwhile. */
export function mountChanges({ mount }: Mounting, { db, config, list, hub }: Settings): void {
  const source = eventSource(config.zone)

  mount(listEventsAsOf, ({ query: { asOf, ...query }, asker, now }) =>
    db.asTenant(
      asker.ClientsID,
      async (tx) => {
        const moment = asOf === undefined ? await presentMoment(tx, now) : readMoment(asOf)
        const changed = asOf === undefined ? [] : await changedSince(tx, moment)
        if (changed === undefined) throw new Refusal('moment_not_kept')
        const call = { query, asker, now: moment.at, has: () => false }
        const text = changed.length === 0 ? '' : momentText(moment)
        const reply = await list(
          { ...call, read: (run) => run(tx) },
          sourceAsOf(source, moment, changed),
          { text, conditions: [] },
        )
        // A page has a size, so it is one text.
        const body = 'body' in reply ? String(reply.body) : ''
        return { body: `${body.slice(0, -1)},"asOf":${JSON.stringify(momentText(moment))}}` }
      },
      'repeatable read',
    ),
  )

  mount(eventStanding, async ({ query: { filter = '', asOf, IDs = [] }, asker, now }) => {
    const ask = { source, filter, moment: readMoment(asOf), IDs }
    const context = { ...config, now, asker }
    return json(
      await db.asTenant(asker.ClientsID, (tx) => standing(tx, ask, context), 'repeatable read'),
    )
  })

  mount(eventChanges, async ({ asker, context }) => {
    const last = context.req.header('last-event-id') || undefined
    const isOurs = last !== undefined && z.safeParse(Moment, last).success
    const since = last === undefined ? undefined : isOurs ? readMoment(last) : 'unknown'
    const cut = () => context.env?.outgoing?.destroy()
    return { feed: await hub.join({ asker, since, cut }) }
  })
}
