import { sql } from 'kysely'
import type { AcdEvent } from '@/contract/event/events'
import type { Db } from '../db/open'
import type { TenantScope } from '../db/scope'
import { sqlTextOf } from '../db/statement'
import type { ListOptions } from '../list/listing'
import { recordText, stamp } from '../list/wire'
import { eventHistory } from './eventHistory'
import { eventSource } from './eventSource'
import { tagOf } from './eventTag'
import { type CallerKeyEvents, callerKeyEvents, sameCallerText } from './sameCaller'
import { unlistedEvents } from './unlistedEvents'
import { type WaitFacts, waitFacts, waitReasons } from './waitReasons'

type Row = {
  record: string
  version: number
  history: string[]
  caller: CallerKeyEvents
  facts: WaitFacts | null
  notListedSince: string | null
}

/** Since when an event of the table is not listed. */
const since = (zone: string) => sql`(SELECT ${stamp('not_listed_since', zone)}
  FROM acd_events_not_listed AS unlisted WHERE unlisted.id = acd_events.id)`

/** Its values are the time, and the event's ID. */
const textFor = (
  zone: string,
  events = sql`acd_events`,
  notListedSince = sql`NULL::text`,
): string =>
  sqlTextOf(sql`SELECT ${recordText(eventSource(zone).wire)} AS record, acd_events.version,
      ${eventHistory(zone)} AS history, ${callerKeyEvents(zone)} AS caller,
      ${waitFacts(sql.ref('clock.now'))} AS facts,
      ${notListedSince} AS "notListedSince"
    FROM ${events}, (SELECT ${''}::timestamptz AS now) AS clock
    WHERE acd_events.id = ${''}::integer`)

type Opening = { scope: TenantScope; AcdEventsID: number; now: number }

/**
 * An event with all that its page shows: one statement, so it is of one snapshot and one message to
 * the database. `bodyOf` says beside it what is quickly known of the event's body, as JSON text.
 */
export function openedEvents(
  db: Db,
  { zone, defaultCountry }: ListOptions,
  bodyOf: (eventData: string) => Promise<string | undefined>,
  hasUnlisted: (ClientsID: number) => boolean,
) {
  const text = textFor(zone)
  const unlistedText = textFor(zone, unlistedEvents, since(zone))

  return async ({ scope, AcdEventsID, now }: Opening): Promise<string | undefined> => {
    const values = [new Date(now).toISOString(), String(AcdEventsID)]
    const statement = { name: 'callboard_open_event', text, values }
    const unlisted = { ...statement, name: 'callboard_open_unlisted', text: unlistedText }
    const [row] = [
      ...(await db.askTenant<Row>(scope, statement)),
      ...(hasUnlisted(scope.ClientsID) ? await db.askTenant<Row>(scope, unlisted) : []),
    ]
    if (row === undefined) return undefined
    // The wire's own text of the record, which its schema describes.
    const { EventData }: AcdEvent = JSON.parse(row.record)
    const body = await bodyOf(EventData)
    const version = JSON.stringify(`"${tagOf(scope.ClientsID, AcdEventsID, row.version, zone)}"`)
    const parts = [
      `"records":[${row.record}],"count":1,"version":${version}`,
      `"history":[${row.history.join(',')}]`,
      `"sameCaller":${sameCallerText(row.caller, defaultCountry)}`,
      `"reasons":${JSON.stringify(waitReasons(row.facts, now))}`,
      ...(body === undefined ? [] : [`"body":${body}`]),
      ...(row.notListedSince === null
        ? []
        : [`"notListedSince":${JSON.stringify(row.notListedSince)}`]),
      `"status":200`,
    ]
    return `{${parts.join(',')}}`
  }
}
