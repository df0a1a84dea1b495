import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'

/** What one SQL expression says of an event's row. */
export async function eventPart<Part>(
  tx: Tx,
  AcdEventsID: number,
  part: RawBuilder<Part>,
): Promise<Part> {
  const { rows } = await sql<{ part: Part }>`SELECT ${part} AS part FROM acd_events
    WHERE acd_events.id = ${AcdEventsID}`.execute(tx)
  if (!rows[0]) throw new Refusal('acd_event_not_found')
  return rows[0].part
}
