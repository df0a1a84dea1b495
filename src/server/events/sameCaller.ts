import { type RawBuilder, sql } from 'kysely'
import { phoneForms } from '@/phone/phoneForms'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { recordText, stamp } from '../list/wire'

/** Read at most; the key alone may stand for a few callers more. */
const maxRead = 200

/** A number is the same when one of its readings is; anything else is what the key says. */
function isSame(a: string, b: string, country: string): boolean {
  const [forms, others] = [phoneForms(a, country), phoneForms(b, country)]
  if (forms.length === 0 && others.length === 0) return true
  return forms.some((digits) => others.includes(digits))
}

type CallerEvent = { sender: string; record: string }

const columns = (zone: string) => ({
  ID: 'id',
  AcdEventTypesID: 'acd_event_types_id',
  AcdEventStatusID: 'acd_event_status_id',
  Sender: 'sender',
  Subject: 'subject',
  dtCreated: stamp('dt_created', zone),
})

/** The other events of an event's caller in any notation, the newest first, as JSON texts. */
export async function sameCaller(
  tx: Tx,
  AcdEventsID: number,
  { zone, defaultCountry }: { zone: string; defaultCountry: string },
): Promise<{ records: string[]; isMore: boolean }> {
  const event = await tx
    .selectFrom('acd_events')
    .select(['sender', 'caller_key'])
    .where('id', '=', AcdEventsID)
    .executeTakeFirst()
  if (!event) throw new Refusal('acd_event_not_found')
  const record: RawBuilder<string> = recordText(columns(zone))
  const { rows } = await sql<CallerEvent>`SELECT sender, ${record} AS record FROM acd_events
    WHERE caller_key = ${event.caller_key} AND id <> ${AcdEventsID}
    ORDER BY dt_created DESC, id DESC LIMIT ${maxRead}`.execute(tx)
  const same = rows.filter(({ sender }) => isSame(sender, event.sender, defaultCountry))
  return { records: same.map((found) => found.record), isMore: rows.length === maxRead }
}
