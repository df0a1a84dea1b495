import { sql } from 'kysely'
import { actOnEvent } from '@/contract/event/eventActions'
import { createEvent } from '@/contract/event/newEvent'
import { wallStamp } from '@/contract/values/zone'
import { mergeQuarterHours } from '@/server/milestones/mergeQuarterHours'
import type { TestServer } from '../startServer'

/** What stands in all that {@link plantForeign} stores, and nowhere else. */
export const foreignMark = /zqleak|4998700000/i
const mark = 'zqleak'

/** The group whose events are not to be seen. */
export const foreignGroup = 302
const sameCaller = '49301112233'
const minuteMs = 60_000

const eventData = { AcdEventTypesID: 3, UsersID: 3 } as const

async function create(server: TestServer, event: object, headers: Record<string, string> = {}) {
  const body = { ...eventData, Sender: sameCaller, Subject: 'Please call', ...event }
  const request = { body } as Parameters<typeof server.call<typeof createEvent>>[1]
  const { records } = await server.call(createEvent, request, { headers })
  return records[0]?.ID ?? 0
}

const act = (server: TestServer, ID: number, body: object) =>
  server.call(actOnEvent, { params: { AcdEventsID: String(ID) }, body } as never)

/** An event of another group with all that can tell of it, in every table that holds such things. */
async function plantEvent(server: TestServer): Promise<number> {
  const { now } = server.time
  const text = (what: string) => `${mark} ${what}`
  const ID = await create(
    server,
    {
      AcdGroupsID: foreignGroup,
      Sender: '49987000001',
      Subject: text('subject'),
      Body: text('body').repeat(300),
      UserData: text('data'),
      Receiver: '49987000002',
      CrmURL: `https://crm.example/${mark}`,
      dtAppointmentDate: wallStamp(now, 'Europe/Berlin').slice(0, 10),
      dtAppointmentTime: '13:00',
    },
    { 'idempotency-key': 'planted' },
  )
  server.time.now += minuteMs
  await act(server, ID, { action: 'priority', nPriority: 77, Comment: text('comment') })
  server.time.now += minuteMs
  await act(server, ID, { action: 'close' })
  server.time.now += minuteMs
  await act(server, ID, { action: 'reopen' })
  await create(server, { AcdGroupsID: foreignGroup, Subject: text('of the same caller') })
  return ID
}

async function plantWork(server: TestServer): Promise<void> {
  const event = { ...eventData, AcdGroupsID: foreignGroup, Sender: '493', Subject: mark }
  const day = wallStamp(server.time.now, 'Europe/Berlin').slice(0, 10)
  const body = { ...event, dtAppointmentDate: day, dtAppointmentTime: '16:00' }
  const init = { method: 'POST', body: JSON.stringify(body) }
  const held = await server.fetch('/app/v1/events/held', {
    ...init,
    headers: { 'idempotency-key': '2b1c9a70-0000-4000-8000-000000000001' },
  })
  if (held.status !== 200) throw new Error(await held.text())
  await server.db.asAccount(1, async (tx) => {
    await sql`INSERT INTO alerts (client_id, saved_views_id, shared, name, filter, n_above,
        n_minutes, value, acd_events_ids, acd_groups_ids, dt_began)
      VALUES (1, 9999, true, ${mark}, ${mark}, 1, 0, 2, '{1}', ${`{235,${foreignGroup}}`}::integer[],
        now())`.execute(tx)
    await sql`INSERT INTO acd_events_not_listed
      SELECT (jsonb_populate_record(NULL::acd_events_not_listed,
        to_jsonb(acd_events) || jsonb_build_object('not_listed_since', now()))).*
      FROM acd_events`.execute(tx)
    await sql`INSERT INTO event_drafts VALUES (1, 'token:9999', 'planted', 1, ${JSON.stringify({ mark })},
      now())`.execute(tx)
    await sql`INSERT INTO wallboard_minutes VALUES (1, now(), ${JSON.stringify({ mark })}::json)`.execute(
      tx,
    )
    await sql`INSERT INTO upstream_writes (client_id, kind, access_tokens_id, request_sha256, asker,
        request, mark, last_known_id, sent_at, sender, state, given_up_at)
      VALUES (1, 'createEvent', 1, '', '{}', ${JSON.stringify({ mark })}, '{}', 0, now(),
        gen_random_uuid(), 'unclear', now())`.execute(tx)
    await sql`INSERT INTO alert_deliveries (client_id, alerts_id, state, value, at, due_at)
      SELECT client_id, id, 'began', value, now(), now() FROM alerts`.execute(tx)
  })
}

/**
 * What nobody who is bound to `groups` may see, and the events around it: one that went from their
 * first group to the foreign one, one that came from there, one of the same caller.
 */
export async function plantForeign(server: TestServer, [home = 235]: readonly number[]) {
  const foreign = await plantEvent(server)
  const gone = await create(server, { AcdGroupsID: home, Subject: 'Went away' })
  const own = await create(server, { AcdGroupsID: foreignGroup, Subject: 'Came home' })
  await create(server, { AcdGroupsID: home, Subject: 'Of the same caller' })
  server.time.now += minuteMs
  await mergeQuarterHours(server.db)
  const handOn = (ID: number, AcdGroupsID: number, Comment: string) =>
    act(server, ID, { action: 'handToGroup', AcdGroupsID, Comment })
  await handOn(gone, foreignGroup, `${mark} from there`)
  await handOn(own, home, 'Welcome')
  await plantWork(server)
  server.time.now += 3 * minuteMs
  return { own, foreign, gone }
}
