import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AcdEvent } from '@/contract/event/events'
import { randomFrom } from '@/testing/database/randomFrom'
import { startServer, type TestServer } from '@/testing/startServer'
import { anyInjury } from '@/testing/upstream/injuries'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'
import { pollWhereDue } from '../keepMirrored'

/** `CALLBOARD_TEST_ROUNDS=2000` runs as many, once by hand. */
const rounds = Number(process.env.CALLBOARD_TEST_ROUNDS ?? 40)
const seed = Number(process.env.CALLBOARD_TEST_SEED ?? 1)
const holder = '2b1c9a70-0000-4000-8000-000000000002'

let upstream: TestUpstream
let server: TestServer
beforeAll(async () => {
  upstream = await startUpstream()
  // Few events, so that many rounds fit into a minute.
  await upstream.server.db.asAccount(1, (tx) =>
    sql`DELETE FROM acd_events WHERE id NOT IN
    (SELECT id FROM acd_events ORDER BY id LIMIT 20)`.execute(tx),
  )
  server = await startServer(upstream.settings)
})
afterAll(async () => {
  await server.close()
  await upstream.close()
})

const pass = (ms: number) => {
  server.time.now += ms
  upstream.server.time.now = server.time.now
}

async function poll(): Promise<void> {
  const { db, config, parts } = server
  if (!config.upstream) throw new Error('There is no upstream')
  pass(20 * 60_000)
  const { log, clock } = parts
  const mirror = { db, log, clock, zone: config.zone, upstream: config.upstream }
  const signal = new AbortController().signal
  await pollWhereDue({ ...mirror, onEvents: server.lookForWrites }, 1, { holder, signal })
}

type Sent = { key: string; body: Record<string, unknown>; status: number; records: AcdEvent[] }

async function create(key: string, body: Record<string, unknown>): Promise<Sent> {
  const answer = await server.fetch('/rest/v1.0/1/acd/events/create', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'idempotency-key': key },
  })
  const { records = [] } = await answer.json()
  return { key, body, status: answer.status, records }
}

const there = async (): Promise<AcdEvent[]> =>
  (await (await upstream.server.fetch('/rest/v1.0/1/acd/events')).json()).records

/** Others go on meanwhile: they create, and what is there changes. */
async function others(random: (below: number) => number): Promise<void> {
  const Sender = `4930${1000 + random(5)}`
  const body = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender, Subject: `Of others ${random(9)}` }
  const init = { method: 'POST', body: JSON.stringify(body) }
  await upstream.server.fetch('/rest/v1.0/1/acd/events/create', init)
  const [event] = (await there()).filter(({ AcdEventStatusID }) => AcdEventStatusID === 1)
  if (!event || random(2) === 0) return
  const act = { method: 'POST', body: JSON.stringify({ action: 'close' }) }
  await upstream.server.fetch(`/app/v1/events/${event.ID}/actions`, act)
}

/** One or two creates, the second one now and then word for word the first, on a bad day. */
async function oneRound(round: number, random: (below: number) => number) {
  const body = {
    AcdEventTypesID: 3,
    AcdGroupsID: 235,
    Sender: `4930${1000 + random(5)}`,
    Subject: `Round ${round}`,
  }
  upstream.injure(({ method }) => (random(3) > 0 ? anyInjury(method, random) : undefined))
  const sent = [await create(`${round} a`, body)]
  await others(random)
  if (random(3) === 0) sent.push(await create(`${round} b`, body))
  // Half and refused readings come before whole ones.
  for (let polls = random(3); polls > 0; polls -= 1) await poll()
  upstream.heal()
  await upstream.settled()
  await poll()
  await poll()
  await poll()
  return Promise.all(sent.map(({ key }) => create(key, body)))
}

/** What may be told once all is known: done, refused before, not done, or a person decides. */
const told = [200, 409, 502]

test(`in ${rounds} rounds of injuries no create is doubled, and none is lost without a word`, async () => {
  const random = randomFrom(seed)
  const counts = { sent: 0, done: 0, notDone: 0, sideBySide: 0 }
  await poll()
  for (let round = 0; round < rounds; round += 1) {
    const sent = await oneRound(round, random)
    const events = (await there()).filter(({ Subject }) => Subject === `Round ${round}`)
    const done = sent.filter(({ status }) => status === 200)
    const isPlain = sent.every(({ status }) => status !== 409)
    counts.sent += sent.length
    counts.done += done.length
    counts.notDone += sent.filter(({ status }) => status === 502).length
    counts.sideBySide += sent.filter(({ status }) => status === 409).length
    expect([round, sent.map(({ status }) => status)]).toEqual([
      round,
      sent.map(({ status }) => (told.includes(status) ? status : 'a known outcome')),
    ])
    const IDs = new Set(done.map(({ records: [record] }) => record?.ID))
    // As many as were said to be done are there, each once.
    if (isPlain) expect([round, events.length, IDs.size]).toEqual([round, done.length, done.length])
    // Not one more than was asked for.
    expect(events.length).toBeLessThanOrEqual(sent.length)
    for (const { records } of done) {
      expect(events.map(({ ID }) => ID)).toContain(records[0]?.ID)
    }
  }
  console.log(JSON.stringify({ seed, rounds, ...counts }))
  expect(counts.done).toBeGreaterThan(rounds / 10)
})
