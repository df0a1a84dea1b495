import { beforeEach, expect, test } from 'vitest'
import { getEventListChanges, listSnapshotEvents } from '@/contract/event/changes'
import { actOnEvent } from '@/contract/event/eventActions'
import { countWritten } from '@/testing/database/writtenRows'
import { readFeed } from '@/testing/feed'
import { fillEvents } from '@/testing/fillEvents'
import { startServer, type TestServer } from '@/testing/startServer'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'
import { pollWhereDue } from './keepMirrored'

const holder = '2b1c9a70-0000-4000-8000-000000000004'
const events = 300
/** One in a hundred, of the plain ones. */
const changed = [1_000_050, 1_000_150, 1_000_250]

let upstream: TestUpstream
let front: TestServer
beforeEach(async () => {
  upstream = await startUpstream()
  await fillEvents(upstream.server.db, 1, events, upstream.server.time.now)
  front = await startServer(upstream.settings)
  await poll()
  return async () => {
    await front.close()
    await upstream.close()
  }
})

async function poll(): Promise<void> {
  const { db, config, parts, time } = front
  if (!config.upstream) throw new Error('There is no upstream')
  time.now += 10 * 60_000
  upstream.server.time.now = time.now
  const { log, clock } = parts
  const mirror = { db, log, clock, zone: config.zone, upstream: config.upstream }
  const signal = new AbortController().signal
  expect(await pollWhereDue(mirror, 1, { holder, signal })).toBe(true)
}

test('a poll without a difference writes no row but when it was; one writes what has changed', async () => {
  const nothing = await countWritten(front.db, 1)
  await poll()
  expect(await nothing()).toEqual({ upstream_mirrors: 1 })

  const { asOf } = await front.call(listSnapshotEvents, {
    query: { limitPageSize: '1', filter: '' },
  } as never)
  const feed = readFeed(await front.fetch('/app/v1/events/changes'))
  await feed.begun()
  for (const ID of changed) {
    const params = { AcdEventsID: String(ID) }
    await upstream.server.call(actOnEvent, { params, body: { action: 'close' } } as never)
  }
  const written = await countWritten(front.db, 1)
  await poll()
  const count = changed.length
  expect(await written()).toMatchObject({
    acd_events: count,
    acd_event_versions: count,
    upstream_records: count,
    upstream_mirrors: 1,
  })
  for (const table of ['acd_groups', 'users', 'dialler_campaigns', 'upstream_rejected']) {
    expect(await written()).not.toHaveProperty(table)
  }
  const told = (await feed.next(count)).map(({ ID, kind }) => [ID, kind])
  expect(told.sort()).toEqual(changed.map((ID) => [ID, 'changed']))
  const pill = await front.call(getEventListChanges, { query: { asOf, filter: '' } })
  expect(pill).toMatchObject({ created: 0, changed: count, gone: 0, startOver: false })
  await feed.leave()
})
