import { wallStamp } from '@/contract/values/zone'
import { keptMs } from '@/server/past/pastMinute'
import type { Caller } from './caller'
import { measure, say } from './measure'
import type { BenchDatabase } from './places'

/** Three of ten events were open until some moment of the last 30 days, and changed then. */
const past = `BEGIN; SET LOCAL session_replication_role = replica;
  SET LOCAL statement_timeout = 0;
  INSERT INTO acd_event_versions
    SELECT version.*
    FROM acd_events,
      LATERAL (SELECT now() - id::bigint * 7919 % 2592000 * interval '1 second' AS ended) AS a,
      LATERAL (SELECT ended - id::bigint * 104729 % 86400 * interval '1 second' AS began) AS b,
      jsonb_populate_record(NULL::acd_event_versions, to_jsonb(acd_events)
        || '{"acd_event_status_id": 1, "answered_first": null, "closed_last": null,
          "event_data": null, "search_text": null}'
        || jsonb_build_object('valid_from', began, 'valid_to', ended)) AS version
    WHERE acd_events.client_id = 1 AND acd_events.id % 10 < 3;
  UPDATE acd_events SET state_since = CASE WHEN id % 10 < 3
      THEN now() - id::bigint * 7919 % 2592000 * interval '1 second' ELSE now() - interval '31 days' END
    WHERE client_id = 1;
  COMMIT`

/** What the list takes at past minutes: just now, in the middle and at the end of what is kept. */
export async function benchPast({ db, pool }: BenchDatabase, { call }: Caller, zone: string) {
  await pool.query(past)
  await db.analyze()
  say('with a past of 30 days: three of ten events have changed in it')
  for (const hours of [1, 8, 72]) {
    const since = wallStamp(Date.now() - hours * 3_600_000, zone).slice(0, 16)
    await measure(
      `since you were away: ${hours} hours`,
      () => call(`/app/v1/digest?since=${since}`),
      { times: 10 },
    )
  }
  for (const [name, share] of [
    ['just now', 0.001],
    ['15 days ago', 0.5],
    ['30 days ago', 0.999],
  ] as const) {
    const at = wallStamp(Date.now() - keptMs * share, zone)
    const list = (query: Record<string, string>) => () =>
      call(`/app/v1/events?${new URLSearchParams({ at, limitPageSize: '100', ...query })}`)
    const few = { times: 10 }
    await measure(`${name}: wallboard`, () => call(`/app/v1/wallboard?at=${at}`), few)
    const newest = { orderBy: 'dtCreated', ascending: 'false' }
    await measure(
      `${name}: open events, newest first`,
      list({ ...newest, filter: 'status:open', total: 'false' }),
      few,
    )
    await measure(
      `${name}: the same with their count`,
      list({ ...newest, filter: 'status:open' }),
      few,
    )
    await measure(`${name}: all events, newest first`, list({ ...newest, total: 'false' }), few)
    await measure(`${name}: overdue`, list({ filter: 'appointment:overdue', total: 'false' }), few)
  }
}
