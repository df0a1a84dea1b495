import { readConfig } from '@/server/settings/config'
import { benchBoard } from './benchBoard'
import { benchCampaigns } from './benchCampaigns'
import { benchImport } from './benchImport'
import { benchLists } from './benchLists'
import { benchPast } from './benchPast'
import { benchRates } from './benchRates'
import { benchRestart } from './benchRestart'
import { benchBrowser } from './browser/benchBrowser'
import { callerOf } from './caller'
import { fill } from './fill'
import { measure, say } from './measure'
import { type BenchDatabase, embeddedPlace, postgresPlace } from './places'
import { benchThroughput } from './throughput/benchThroughput'

/**
 * Prints figures and asserts nothing. `npm run bench -- 100000 1000000 embedded browser`: for each
 * number of events, on the databases named, the parts named; without words 100,000 and all.
 */
const words = process.argv.slice(3)
const numbers = words.map(Number).filter((size) => size > 0)
const sizes = numbers.length > 0 ? numbers : [100_000]
const databases = ['embedded', 'postgres']
const parts = ['throughput', 'server', 'board', 'browser']
const isWanted = (name: string, among: string[]) =>
  words.includes(name) || !words.some((word) => among.includes(word))
const config = readConfig({})

async function benchServer(place: BenchDatabase, size: number): Promise<void> {
  const caller = await callerOf(place, config)
  await benchLists(caller, size)
  await benchRates(place, caller, config.zone)
  await benchImport(place, caller, config.zone)
  await benchCampaigns(place, caller)
  await measure('vacuum and fresh statistics', place.db.analyze, { times: 1 })
  await caller.close()
}

async function board(place: BenchDatabase): Promise<void> {
  const caller = await callerOf(place, config)
  await benchBoard(place, caller)
  await benchPast(place, caller, config.zone)
  await caller.close()
}

async function throughput(place: BenchDatabase): Promise<void> {
  const caller = await callerOf(place, config)
  await benchThroughput(place, caller)
  await caller.close()
}

async function bench(place: BenchDatabase, size: number): Promise<void> {
  say(`\n${place.name}, ${size.toLocaleString('en')} events`)
  await fill(place.db, size, config.zone)
  if (isWanted('throughput', parts)) await throughput(place)
  if (isWanted('server', parts)) await benchServer(place, size)
  if (isWanted('board', parts)) await board(place)
  if (isWanted('browser', parts)) await benchBrowser(place, config)
  await place.close()
}

say(`node ${process.version}`)
for (const size of sizes) {
  if (isWanted('embedded', databases)) await bench(await embeddedPlace(), size)
  const postgres = isWanted('postgres', databases) ? await postgresPlace() : undefined
  if (postgres) await bench(postgres, size)
  else if (isWanted('postgres', databases)) say('\nNo PostgreSQL was found here.')
}
if (isWanted('embedded', databases) && isWanted('server', parts)) await benchRestart()
