import { sql } from 'kysely'
import { phoneForms } from '@/phone/phoneForms'
import { recordText, stamp } from '../list/wire'

/** Read at most; the key alone may stand for a few callers more. */
const maxRead = 200

/** A number is the same when one of its readings is; anything else is what the key says. */
function isSame(a: string, b: string, country: string): boolean {
  const [forms, others] = [phoneForms(a, country), phoneForms(b, country)]
  if (forms.length === 0 && others.length === 0) return true
  return forms.some((digits) => others.includes(digits))
}

const columns = (zone: string) => ({
  ID: 'id',
  AcdEventTypesID: 'acd_event_types_id',
  AcdEventStatusID: 'acd_event_status_id',
  Sender: 'sender',
  Subject: 'subject',
  dtCreated: stamp('dt_created', zone),
})

/** Events with the caller key of one, and its own sender. */
export type CallerKeyEvents = { sender: string; found: { sender: string; record: string }[] }

/** In SQL, of the row of `acd_events` at hand: the newest first, as JSON texts. */
export const callerKeyEvents = (zone: string) => sql<CallerKeyEvents>`json_build_object(
  'sender', acd_events.sender, 'found', ARRAY(SELECT json_build_object(
    'sender', other.sender, 'record', ${recordText(columns(zone))})
    FROM acd_events AS other
    WHERE other.caller_key = acd_events.caller_key AND other.id <> acd_events.id
    ORDER BY other.dt_created DESC, other.id DESC LIMIT ${sql.lit(maxRead)}))`

/** The other events of the same caller in any notation, as JSON text. */
export function sameCallerText({ sender, found }: CallerKeyEvents, country: string): string {
  const same = found.filter((other) => isSame(other.sender, sender, country))
  const rest = JSON.stringify({ count: same.length, more: found.length === maxRead })
  return `{"records":[${same.map(({ record }) => record).join(',')}],${rest.slice(1)}`
}
