import { readConfig } from '@/server/settings/config'
import { buildServer } from '../builtServer'
import { benchBoard } from './benchBoard'
import { benchCampaigns } from './benchCampaigns'
import { benchImport } from './benchImport'
import { benchLists } from './benchLists'
import { benchMilestones } from './benchMilestones'
import { benchPast } from './benchPast'
import { benchRates } from './benchRates'
import { benchRestart } from './benchRestart'
import { benchBrowser } from './browser/benchBrowser'
import { callerOf } from './caller'
import { fill } from './fill'
import { measure, say } from './measure'
import { type BenchDatabase, embeddedPlace, postgresPlace } from './places'
import { benchThroughput } from './throughput/benchThroughput'
import { benchUpstream } from './upstream/benchUpstream'
import { embeddedMirror, postgresMirror } from './upstream/mirrorPlace'

/**
 * Prints figures and asserts nothing. `npm run bench -- 100000 1000000 embedded browser`: for each
 * number of events, on the databases named, the parts named; without words 100,000 and all.
 */
const words = process.argv.slice(3)
const numbers = words.map(Number).filter((size) => size > 0)
const sizes = numbers.length > 0 ? numbers : [100_000]
const databases = ['embedded', 'postgres']
/** Those that measure over a database that they find filled, and the mirror, which fills its own. */
const partsOfFilled = ['milestones', 'throughput', 'server', 'board', 'browser']
const parts = [...partsOfFilled, 'upstream']
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

async function milestones(place: BenchDatabase): Promise<void> {
  const caller = await callerOf(place, config)
  await benchMilestones(place, caller)
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
  if (isWanted('milestones', parts)) await milestones(place)
  if (isWanted('throughput', parts)) await throughput(place)
  if (isWanted('server', parts)) await benchServer(place, size)
  if (isWanted('board', parts)) await board(place)
  if (isWanted('browser', parts)) await benchBrowser(place, config)
  await place.close()
}

async function upstream(size: number): Promise<void> {
  await buildServer()
  if (isWanted('embedded', databases)) {
    await benchUpstream(await embeddedMirror(), size, config.zone)
  }
  const postgres = isWanted('postgres', databases) ? await postgresMirror() : undefined
  if (postgres) await benchUpstream(postgres, size, config.zone)
  else if (isWanted('postgres', databases)) say('\nNo PostgreSQL was found here.')
}

async function overFilled(size: number): Promise<void> {
  if (isWanted('embedded', databases)) await bench(await embeddedPlace(), size)
  const postgres = isWanted('postgres', databases) ? await postgresPlace() : undefined
  if (postgres) await bench(postgres, size)
  else if (isWanted('postgres', databases)) say('\nNo PostgreSQL was found here.')
}

say(`node ${process.version}`)
for (const size of sizes) {
  if (partsOfFilled.some((part) => isWanted(part, parts))) await overFilled(size)
  if (isWanted('upstream', parts)) await upstream(size)
}
if (isWanted('embedded', databases) && isWanted('server', parts)) await benchRestart()
