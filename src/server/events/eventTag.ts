import type { Tx } from '../db/transaction'
import { etagOf } from '../http/etag'
import { Refusal } from '../http/refusal'

/** The ETag of one event: it moves with this event alone, so it can stand in `If-Match`. */
export const tagOf = (ClientsID: number, id: number, version: number, zone: string): string =>
  etagOf('event', ClientsID, id, version, zone)

export async function eventTag(
  tx: Tx,
  ClientsID: number,
  id: number,
  zone: string,
): Promise<string> {
  const event = await tx
    .selectFrom('acd_events')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!event) throw new Refusal('acd_event_not_found')
  return tagOf(ClientsID, id, event.version, zone)
}
