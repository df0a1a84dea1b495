import { getBodySlip, getEventBody } from '@/contract/eventBody'
import type { Mounting, Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { json } from '../http/reply'
import { bodyDocument, type bodyPolicy } from './bodyDocument'
import type { BodyReader } from './bodyReader'
import { slipOf } from './slipOf'

export type Bodies = { reader: BodyReader; policy: typeof bodyPolicy }

/** As many image hosts as a header has room for; images of further ones stay held back. */
const mostHosts = 50

async function eventDataOf(tx: Tx, AcdEventsID: number): Promise<string> {
  const event = await tx
    .selectFrom('acd_events')
    .select('event_data')
    .where('id', '=', AcdEventsID)
    .executeTakeFirst()
  if (!event) throw new Refusal('acd_event_not_found')
  return event.event_data
}

/** An event's body as a document of its own, and what was held back from it. */
export function mountBodies({ mount }: Mounting, { reader, policy }: Bodies): void {
  mount(getEventBody, async ({ params: { AcdEventsID }, query: { remote = false }, read }) => {
    const body = await reader.read(await read((tx) => eventDataOf(tx, AcdEventsID)), remote)
    const hosts = remote && body.kind === 'html' ? body.hosts.slice(0, mostHosts) : []
    return {
      body: bodyDocument(body),
      type: 'text/html; charset=utf-8',
      headers: {
        // A 304 would put the general policy in the place of this one.
        'Cache-Control': 'no-store',
        'Content-Security-Policy': policy(hosts),
        'X-Frame-Options': 'SAMEORIGIN',
        // In a window of its own it is as alone as in its frame.
        'Cross-Origin-Opener-Policy': 'unsafe-none',
        'X-DNS-Prefetch-Control': 'off',
      },
    }
  })

  mount(getBodySlip, async ({ params: { AcdEventsID }, read }) => {
    const eventData = await read((tx) => eventDataOf(tx, AcdEventsID))
    return json(slipOf(await reader.read(eventData, false)))
  })
}
