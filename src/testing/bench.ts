import { pino } from 'pino'
import type { AcdEvent } from '@/contract/events'
import { accessTokenRepository } from '@/server/auth/accessTokens'
import { readConfig } from '@/server/config'
import { createApp } from '@/server/createApp'
import { type Db, openDb } from '@/server/db/open'
import { demoData } from '@/server/demo/demoData'
import { demoEvents } from '@/server/demo/events'
import { loadDemo } from '@/server/demo/loadDemo'
import { readStamps } from '@/server/transfer/readStamp'
import { storeEvents } from '@/server/transfer/storeEvents'
import { startPostgres } from './postgres'

/** Prints figures and asserts nothing. `npm run bench` takes the number of events as an argument. */
const size = Number(process.argv[3] ?? 100_000)
const rounds = 50
const config = readConfig({})
const say = (text: string) => console.log(text)

const at = (sorted: number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)

async function measure(name: string, work: () => Promise<unknown>, times = rounds): Promise<void> {
  await work()
  const took: number[] = []
  for (let round = 0; round < times; round += 1) {
    const from = performance.now()
    await work()
    took.push(performance.now() - from)
  }
  took.sort((a, b) => a - b)
  say(`${name.padEnd(58)} median ${at(took, 0.5)} ms, p95 ${at(took, 0.95)} ms`)
}

async function fill(db: Db): Promise<void> {
  const settings = { seed: 1, now: Date.now(), zone: config.zone }
  await loadDemo(db, settings)
  const [account] = demoData(settings)
  if (!account) return
  const groups = account.groups.filter(({ AcdGroupTypesID }) => AcdGroupTypesID !== 2)
  const instantOf = readStamps(config.zone)
  const from = performance.now()
  let batch: AcdEvent[] = []
  for (const event of demoEvents({
    ...settings,
    groups,
    users: account.users,
    count: size,
    firstId: 10_000,
  })) {
    batch.push(event)
    if (batch.length < 1000) continue
    const events = batch
    batch = []
    await db.asTenant(1, (tx) => storeEvents(tx, 1, events, instantOf))
  }
  await db.analyze()
  const seconds = (performance.now() - from) / 1000
  say(`filled with ${size} events: ${Math.round(size / seconds)} events/s`)
}

async function bench(name: string, db: Db): Promise<void> {
  say(`\n${name}`)
  await fill(db)
  const { app } = createApp({ db, config, log: pino({ level: 'silent' }), clock: Date.now })
  const { token } = await accessTokenRepository(db).create(1, { name: 'bench', role: 'admin' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const get = (path: string) => async () =>
    (await app.request(`/rest/v1.0/1/${path}`, { headers })).text()
  const list = (query: string) =>
    get(`acd/events?limitPageSize=100&orderBy=dtCreated&ascending=false&${query}`)
  const filter = encodeURIComponent('status:distribute group:235')
  const [known] = JSON.parse(await get('acd/events?limitPageSize=1')()).records

  await measure(
    'page of 100 by status and group, without total',
    list(`filter=${filter}&total=false`),
  )
  await measure('page of 100 by status and group, with total', list(`filter=${filter}`))
  await measure('page of 100, newest first, without total', list('total=false'))
  await measure(
    'page of 100 from the middle',
    list(`limitStart=${Math.floor(size / 2)}&total=false`),
    10,
  )
  await measure('page of 100 by a common word', list('filter=invoice&total=false'), 10)
  await measure('one event by its ID', get(`acd/events/event/${known.ID}`))
  const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456', Subject: 'Bench' }
  const create = async () =>
    (
      await app.request('/rest/v1.0/1/acd/events/create', {
        method: 'POST',
        headers,
        body: JSON.stringify(event),
      })
    ).text()
  await measure('create', create, 200)

  const from = performance.now()
  let [bytes, most] = [0, 0]
  const response = await app.request('/rest/v1.0/1/acd/events', { headers })
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength
    most = Math.max(most, process.memoryUsage().rss)
  }
  const seconds = (performance.now() - from) / 1000
  say(
    `whole list: ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, process at most ${(most / 1e6).toFixed(0)} MB`,
  )
}

say(`${size} events, node ${process.version}`)
const embedded = await openDb({})
await bench('Embedded database, in memory', embedded)
await embedded.close()

const postgres = await startPostgres()
if (postgres === undefined) say('\nNo PostgreSQL was found here.')
else {
  const db = await openDb({ url: postgres.url })
  await bench(postgres.version, db)
  await db.close()
  postgres.stop()
}
