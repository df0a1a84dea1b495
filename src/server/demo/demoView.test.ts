import pino from 'pino'
import { afterEach, expect, test } from 'vitest'
import { openTestDb } from '@/testing/database'
import { limitWatch } from '../alerts/watchLimits'
import type { Db } from '../db/open'
import { readConfig } from '../settings/config'
import { loadDemo } from './loadDemo'

let db: Db | undefined
afterEach(() => db?.close())

test.each([
  ['on a Tuesday at noon', '2026-11-24T11:00:00Z'],
  ['on a Sunday', '2026-11-29T11:00:00Z'],
  ['in the night before a year', '2026-12-31T23:30:00Z'],
])('the demo of a start has an alert that has begun: %s', async (_, instant) => {
  db = await openTestDb()
  const settings = readConfig({})
  const now = Date.parse(instant)
  await loadDemo(db, { seed: 1, now, zone: settings.zone, hasView: true })
  const log = pino({ level: 'silent' })
  await limitWatch({ db, clock: () => now + 1000, log, settings })()
  const alerts = await db.asAccount(1, (tx) =>
    tx.selectFrom('alerts').select(['name', 'shared', 'value', 'dt_ended']).execute(),
  )
  expect(alerts).toEqual([
    { name: 'Callbacks left too long', shared: true, value: expect.any(Number), dt_ended: null },
  ])
  expect(alerts[0]?.value).toBeGreaterThan(1)
})
