import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod/mini'
import { EventListChanges } from '@/contract/event/changes'
import { readFeed } from '../../feed'
import { perSecond, say, spread } from '../measure'
import { type BigUpstream, bigUpstream } from './bigUpstream'
import type { MirrorPlace } from './mirrorPlace'
import { type MirrorProcess, startMirrorProcess } from './mirrorProcess'

const restBase = '/rest/v1.0/1'
const page = `${restBase}/acd/events?limitPageSize=50&orderBy=dtCreated&ascending=false&total=false`
const lists = ['/acd/events?limitPageSize=1', '/acd/groups', '/users', '/dialler/campaigns']
const progressEveryMs = 10_000
const statisticsMs = 12_000
/** Longer than anything here takes at a million. */
const longestMs = 4 * 60 * 60_000
/** One of so many changes. */
const changedPart = 100
const hints = 10
/** What changes with each look, and holds no record. */
const bookkeeping = new Set(['upstream_mirrors', 'sessions', 'access_tokens'])

const megabytes = (count: number) => `${Math.round(count)} MB`
const secondsSince = (from: number) => (performance.now() - from) / 1000

type Mirrored = { mirror: MirrorProcess; upstream: BigUpstream; place: MirrorPlace; idle: number }

const aboveIdle = ({ idle }: Mirrored, held: number) => `${megabytes(held - idle)} above idle`

/** The first fill, with a list that is read beside it. */
async function firstFill(mirrored: Mirrored, size: number): Promise<void> {
  const { mirror, upstream } = mirrored
  const from = performance.now()
  let told = from
  const took: number[] = []
  upstream.begin()
  for (;;) {
    const { filling } = await mirror.mirror()
    if (filling === null) break
    if (performance.now() - from > longestMs) throw new Error(`Not filled: ${mirror.faults()}`)
    if (performance.now() - told > progressEveryMs) {
      told = performance.now()
      const held = aboveIdle(mirrored, mirror.held() ?? 0)
      say(
        `  filling: ${filling.toLocaleString('en')} events, ${secondsSince(from).toFixed(0)} s, ${held}`,
      )
    }
    const asked = performance.now()
    await (await mirror.ask(page)).text()
    took.push(performance.now() - asked)
    await wait(100)
  }
  const seconds = secondsSince(from)
  say(
    `first fill: ${seconds.toFixed(1)} s, ${perSecond(size / seconds)}, ${aboveIdle(mirrored, mirror.mostHeld())} at most`,
  )
  say(`  lines of the log about it: ${mirror.fillingLines()}`)
  say(`  a page of the list beside it: ${spread(took)}`)
}

const tagsOf = async (mirror: MirrorProcess) =>
  Promise.all(
    lists.map(async (path) => {
      const answer = await mirror.ask(`${restBase}${path}`)
      await answer.arrayBuffer()
      return answer.headers.get('etag')
    }),
  )

/** Lets a poll begin now, and answers with its seconds once it is over. */
async function pollOnce({ mirror }: Mirrored): Promise<number> {
  const { asOf: before } = await mirror.mirror()
  // Where nothing is missing this confirms nothing, and lets the next poll be due.
  await mirror.json('/app/v1/upstream/confirm', { method: 'POST' })
  const from = performance.now()
  for (;;) {
    const { asOf } = await mirror.mirror()
    if (asOf !== before) return secondsSince(from)
    if (performance.now() - from > longestMs) throw new Error(`No poll: ${mirror.faults()}`)
    await wait(50)
  }
}

/** A poll, and which rows it wrote. */
async function pollAndCount(mirrored: Mirrored, name: string): Promise<void> {
  const { mirror, place } = mirrored
  const tags = await tagsOf(mirror)
  await wait(statisticsMs)
  const before = await place.written()
  const seconds = await pollOnce(mirrored)
  await wait(statisticsMs)
  const after = await place.written()
  const isSame = JSON.stringify(await tagsOf(mirror)) === JSON.stringify(tags)
  say(`${name}: ${seconds.toFixed(1)} s, ${aboveIdle(mirrored, mirror.mostHeld())} at most`)
  say(`  ETags of the lists: ${isSame ? 'the same' : 'others'}`)
  if (!before || !after) return
  const rows = [...after]
    .map(([table, count]) => [table, count - (before.get(table) ?? 0)] as const)
    .filter(([table, count]) => count > 0 && !bookkeeping.has(table))
  const told = rows.map(([table, count]) => `${table} ${count.toLocaleString('en')}`).join(', ')
  say(`  rows written: ${told === '' ? '0' : told}`)
}

const snapshotOf = async (mirror: MirrorProcess) =>
  z.parse(z.object({ asOf: z.string() }), await mirror.json('/app/v1/events?limitPageSize=1')).asOf

/** What one in a hundred changed is told of by the feed and the pill. */
async function changedPoll(mirrored: Mirrored): Promise<void> {
  const { mirror, upstream } = mirrored
  const asOf = await snapshotOf(mirror)
  const feed = readFeed(await mirror.ask('/app/v1/events/changes'))
  const ids = upstream.change(changedPart)
  await pollAndCount(mirrored, `a poll with ${ids.length.toLocaleString('en')} events changed`)
  const told = new Set(feed.changes().map(({ ID }) => ID)).size
  const startsOver = feed.frames.filter(({ event }) => event === 'startOver').length
  await feed.leave()
  say(
    `  the feed told of ${told.toLocaleString('en')} events, and ${startsOver} times to start over`,
  )
  const query = new URLSearchParams({ asOf, filter: '' })
  const pill = z.parse(EventListChanges, await mirror.json(`/app/v1/events/standing?${query}`))
  const { created, changed, gone, startOver } = pill
  say(
    `  the pill: ${created} new, ${changed} changed, ${gone} gone${startOver ? ', start over' : ''}`,
  )
}

/** How long it takes from a hint until the event is answered as it is now. */
async function hinted({ mirror, upstream }: Mirrored): Promise<void> {
  const took: number[] = []
  for (let round = 0; round < hints; round += 1) {
    const { ID, Subject } = upstream.changeOne(round * 997)
    const from = performance.now()
    const body = JSON.stringify({ AcdEventsID: ID })
    await mirror.json('/app/v1/upstream/hint', { method: 'POST', body })
    const path = `${restBase}/acd/events/event/${ID}`
    while (!(await (await mirror.ask(path)).text()).includes(JSON.stringify(Subject)))
      await wait(10)
    took.push(performance.now() - from)
  }
  say(`from a hint until the event is answered as it is: ${spread(took)}`)
}

/** A mirror of so many events from its first fill on, in a process of its own. */
export async function benchUpstream(place: MirrorPlace, size: number, zone: string): Promise<void> {
  say(`\n${place.name}, ${size.toLocaleString('en')} events upstream`)
  const upstream = await bigUpstream(size, zone)
  const settings = { ...place.settings, CALLBOARD_UPSTREAM: upstream.url }
  const mirror = await startMirrorProcess(settings)
  // As after some calls that have nothing to do with the mirror.
  for (let calls = 0; calls < 50; calls += 1) await (await mirror.ask(page)).text()
  await wait(statisticsMs)
  const idle = mirror.held() ?? 0
  mirror.mostHeld()
  say(idle === 0 ? 'memory is not told here' : `idle: ${megabytes(idle)}`)
  const mirrored = { mirror, upstream, place, idle }
  try {
    await firstFill(mirrored, size)
    await pollAndCount(mirrored, 'a poll without a difference')
    await changedPoll(mirrored)
    await hinted(mirrored)
    if (mirror.faults() !== '') say(`the log warned: ${mirror.faults()}`)
  } finally {
    await mirror.stop()
    upstream.close()
    await place.close()
  }
}
