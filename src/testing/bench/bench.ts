import { readConfig } from '@/server/config'
import { benchLists } from './benchLists'
import { benchRates } from './benchRates'
import { callerOf } from './caller'
import { fill } from './fill'
import { measure, say } from './measure'
import { embeddedPlace, type Place, postgresPlace } from './places'

/**
 * Prints figures and asserts nothing. `npm run bench -- 100000 1000000 embedded postgres`: for each
 * number of events, on each of the databases named; without words 100,000 on both.
 */
const words = process.argv.slice(3)
const numbers = words.map(Number).filter((size) => size > 0)
const sizes = numbers.length > 0 ? numbers : [100_000]
const isWanted = (name: string) =>
  words.includes(name) || !words.some((word) => Number.isNaN(Number(word)))
const config = readConfig({})

async function bench(place: Place, size: number): Promise<void> {
  say(`\n${place.name}, ${size.toLocaleString('en')} events`)
  await fill(place.db, size, config.zone)
  const caller = await callerOf(place, config)
  await benchLists(caller, size)
  await benchRates(place, caller, config.zone)
  await measure('vacuum and fresh statistics', place.db.analyze, { times: 1 })
  await caller.close()
  await place.close()
}

say(`node ${process.version}`)
for (const size of sizes) {
  if (isWanted('embedded')) await bench(await embeddedPlace(), size)
  const postgres = isWanted('postgres') ? await postgresPlace() : undefined
  if (postgres) await bench(postgres, size)
  else if (isWanted('postgres')) say('\nNo PostgreSQL was found here.')
}
