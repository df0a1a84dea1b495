import type { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wallStamp } from '@/contract/values/zone'
import { plansOf, spiedReads } from '@/testing/database/statementPlans'
import { fillBeforeStart } from '@/testing/fillEvents'
import { startServer, type TestServer } from '@/testing/startServer'
import type { Principal } from '../http/principal'
import { readDigest } from './readDigest'

const hourMs = 60 * 60_000
const principal: Principal = {
  ClientsID: 1,
  AccessTokensID: 1,
  role: 'supervisor',
  name: 'supervisor',
  UsersID: 3,
  groups: null,
  by: 'token',
  proof: Buffer.alloc(0),
}

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  // One a minute: 480 came in the last eight hours. Every second is closed, of the others every
  // sixtieth has an appointment.
  await fillBeforeStart(server.db, 1, 100_000, server.time.now)
  await server.db.asOwner(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE acd_events SET counted = true,
      acd_event_status_id = CASE WHEN id % 2 = 0 THEN 1 ELSE 99 END,
      dt_remind = CASE WHEN id % 120 = 0 THEN dt_created + interval '1 hour' END
    WHERE id > 1000000; COMMIT`)
  await server.db.analyze()
}, 180_000)
afterAll(() => server.close())

test('a digest of eight hours reads what is different alone, of 100,000 events', async () => {
  const statements: CompiledQuery[] = []
  const { now } = server.time
  const zone = 'Europe/Berlin'
  const since = wallStamp(now - 8 * hourMs, zone).slice(0, 16)
  const context = { principal, now, zone, defaultCountry: 'DE' }
  const groups = await spiedReads(server.db, statements)((tx) => readDigest(tx, since, context))
  const [plan = '', ...more] = await plansOf(server.db, statements)
  expect(more).toEqual([])
  expect(plan).not.toMatch(/Seq Scan on acd_events/)
  // What came or changed; and for the overdue ones their appointments.
  expect(plan.match(/Bitmap Index Scan on acd_events_by_change/g)).toHaveLength(2)
  expect(plan).toMatch(/acd_events_(due|by_remind|appointments)/)
  const sum = (part: 'new' | 'closed' | 'overdue') =>
    groups.reduce((total, group) => total + group[part], 0)
  expect([sum('new'), sum('closed')].every((count) => count >= 239 && count < 400)).toBe(true)
  expect(sum('overdue')).toBeGreaterThan(0)
})
