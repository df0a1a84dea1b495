import { sql } from 'kysely'
import { pino } from 'pino'
import { accessTokenRepository } from '@/server/auth/accessTokens'
import { readConfig } from '@/server/config'
import { createApp } from '@/server/createApp'
import { benchLists } from './benchLists'
import { benchRates } from './benchRates'
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

/** The app as a caller sees it, without a socket in between. */
async function callerOf({ db }: Place) {
  const { app, close } = createApp({
    db,
    config,
    log: pino({ level: 'silent' }),
    clock: Date.now,
  })
  const { token } = await accessTokenRepository(db).create(1, { name: 'bench', role: 'admin' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, { ...init, headers })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`)
    return text
  }
  /** As after a change: nothing that was kept is of use any more. */
  const forget = () =>
    db.asTenant(1, (tx) => sql`UPDATE acd_events SET version = version WHERE id = -1`.execute(tx))
  return { app, call, forget, headers, token, close }
}
export type Caller = Awaited<ReturnType<typeof callerOf>>

async function bench(place: Place, size: number): Promise<void> {
  say(`\n${place.name}, ${size.toLocaleString('en')} events`)
  await fill(place.db, size, config.zone)
  const caller = await callerOf(place)
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
