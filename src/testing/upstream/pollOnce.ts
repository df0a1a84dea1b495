import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { pollWhereDue } from '@/server/upstream/keepMirrored'
import type { TestServer } from '../startServer'
import type { TestUpstream } from './startUpstream'

const holder = '2b1c9a70-0000-4000-8000-000000000003'

/** One poll of client account 1, some minutes after the last one, with all that it tells the outbox. */
export async function pollOnce(upstream: TestUpstream, server: TestServer): Promise<void> {
  const { db, config, parts } = server
  if (!config.upstream) throw new Error('There is no upstream')
  server.time.now += 20 * 60_000
  upstream.server.time.now = server.time.now
  // A millisecond later than what was sent before it.
  await pause(2)
  const { log, clock } = parts
  const mirror = { db, log, clock, zone: config.zone, upstream: config.upstream }
  const signal = new AbortController().signal
  await pollWhereDue({ ...mirror, onList: server.lookForWrites }, 1, { holder, signal })
}

/** Leaves some events, so that many polls take a moment. */
export const leaveFewEvents = (upstream: TestUpstream) =>
  upstream.server.db.asAccount(1, (tx) =>
    sql`DELETE FROM acd_events WHERE id NOT IN
      (SELECT id FROM acd_events ORDER BY id LIMIT 20)`.execute(tx),
  )
