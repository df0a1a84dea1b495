import { Hono } from 'hono'
import { sql } from 'kysely'
import { pino } from 'pino'
import { listEvents } from '@/contract/event/events'
import { sessionCookie } from '@/server/auth/cookie'
import { gate } from '@/server/auth/gate'
import { principalRepository } from '@/server/auth/principals'
import { eventSource } from '@/server/events/eventSource'
import { safeHeaders } from '@/server/http/headers'
import { json } from '@/server/http/reply'
import { mounting } from '@/server/mount/mount'
import type { Caller } from './caller'
import { perSecond, rate, say } from './measure'
import type { BenchDatabase } from './places'

const path =
  '/rest/v1.0/1/acd/events?limitPageSize=100&orderBy=dtCreated&ascending=false&total=false&filter=status:distribute%20group:235'

/**
 * The same route in the usual way, behind the same gate and mount: rows become objects, objects
 * become text, for each request.
 */
function stringifying({ db }: BenchDatabase, zone: string): Hono {
  const app = new Hono({ strict: false })
  app.use(safeHeaders(undefined))
  const behind = { origin: undefined, isHttps: () => false }
  const cookie = sessionCookie(behind)
  const log = pino({ level: 'silent' })
  const limit = async () => undefined
  const letIn = gate({ db, principals: principalRepository(db), cookie, ...behind })
  const system = { can: () => true }
  const parts = { db, clock: Date.now, log, limit, zone, system, gate: letIn }
  const columns = Object.entries(eventSource(zone).wire).map(([key, column]) =>
    typeof column === 'string'
      ? sql`${sql.ref(column)} AS ${sql.id(key)}`
      : sql`${column} AS ${sql.id(key)}`,
  )
  mounting(app, parts).mount(listEvents, ({ read }) =>
    read(async (tx) => {
      const { rows } = await sql`SELECT ${sql.join(columns)} FROM acd_events
        WHERE acd_event_status_id = 1 AND acd_groups_id = 235
        ORDER BY dt_created DESC, acd_events.id DESC LIMIT 100`.execute(tx)
      return json({ records: rows, count: rows.length, status: 200 })
    }),
  )
  return app
}

async function benchPages(place: BenchDatabase, { call, forget, headers }: Caller, zone: string) {
  const { records } = JSON.parse(await call(path))
  const usualApp = stringifying(place, zone)
  const usually = async () => (await usualApp.request(path, { headers })).text()
  if (JSON.parse(await usually()).count !== records.length) throw new Error('Another page')
  const usual = await rate(usually)
  const alone = await rate(async () => JSON.stringify({ records, count: 100, status: 200 }), 1)
  const same = await rate(() => call(path))
  const changing = await rate(async () => {
    await forget()
    await call(path)
  })
  say(
    `pages of 100 filtered, whole requests: ${perSecond(same)}, each after a change ${perSecond(changing)}`,
  )
  say(
    `  rows as objects and JSON.stringify for each request: ${perSecond(usual)} (ours ${(same / usual).toFixed(1)} times)`,
  )
  say(`  JSON.stringify of records in memory, nothing else: ${perSecond(alone)}`)
}

async function benchCreates({ pool }: BenchDatabase, { call }: Caller) {
  const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456', Subject: 'Bench' }
  const create = () =>
    call('/rest/v1.0/1/acd/events/create', { method: 'POST', body: JSON.stringify(event) })
  let id = 1_500_000_000
  // The embedded database has one connection; PostgreSQL's know it already (places.ts).
  await pool.query("SELECT set_config('callboard.client_id', '1', false)")
  const insert = () => {
    id += 1
    return pool.query(
      `INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
        acd_event_status_id, sender, subject, dt_created, dt_modified, dt_last_modified, search_text)
      VALUES (1, $1, 235, '<eventData></eventData>', 3, 1, '49199123456', 'Bench', now(), now(),
        now(), '49199123456 bench')`,
      [id],
    )
  }
  for (const together of [1, 8, 64]) {
    const own = await rate(insert, 3, together)
    const ours = await rate(create, 3, together)
    say(
      `creates by ${together}: ${perSecond(ours)}; the database's own inserts ${perSecond(own)} (${Math.round((100 * ours) / own)} %)`,
    )
  }
}

export async function benchRates(
  place: BenchDatabase,
  caller: Caller,
  zone: string,
): Promise<void> {
  await benchPages(place, caller, zone)
  await benchCreates(place, caller)
}
