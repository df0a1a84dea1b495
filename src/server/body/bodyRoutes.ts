import { getBodyReport, getEventBody } from '@/contract/event/eventBody'
import type { Tx } from '../db/transaction'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { json } from '../http/reply'
import { bodyDocument, type bodyPolicy } from './bodyDocument'
import type { BodyReader } from './bodyReader'
import { bodyReport } from './bodyReport'

export type Bodies = { reader: BodyReader; policy: typeof bodyPolicy }

/** As many image hosts as a header has room for; images of further ones stay blocked. */
const maxHosts = 50

async function eventDataOf(tx: Tx, AcdEventsID: number): Promise<string> {
  const event = await tx
    .selectFrom('acd_events')
    .select('event_data')
    .where('id', '=', AcdEventsID)
    .executeTakeFirst()
  if (!event) throw new Refusal('acd_event_not_found')
  return event.event_data
}

/** An event's body as a document of its own, and what was blocked from it. */
export function mountBodies({ mount }: Mounting, { reader, policy }: Bodies): void {
  mount(
    getEventBody,
    async ({ params: { AcdEventsID }, query: { remote = false, theme = 'light' }, read }) => {
      const body = await reader.read(await read((tx) => eventDataOf(tx, AcdEventsID)), remote)
      const hosts = remote && body.kind === 'html' ? body.hosts.slice(0, maxHosts) : []
      return {
        body: bodyDocument(body, theme),
        type: 'text/html; charset=utf-8',
        headers: {
          // After a 304 the browser would apply the general policy in place of this one.
          'Cache-Control': 'no-store',
          'Content-Security-Policy': policy(hosts),
          'X-Frame-Options': 'SAMEORIGIN',
          // In a window of its own it is as alone as in its frame.
          'Cross-Origin-Opener-Policy': 'unsafe-none',
          'X-DNS-Prefetch-Control': 'off',
        },
      }
    },
  )

  mount(getBodyReport, async ({ params: { AcdEventsID }, read }) => {
    const eventData = await read((tx) => eventDataOf(tx, AcdEventsID))
    return json(bodyReport(await reader.read(eventData, false)))
  })
}
