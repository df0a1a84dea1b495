import type { Hono } from 'hono'
import { firstClient, keepAdminToken } from './accessTokens/ownTokens'
import { embeddedFault, stoppedFault } from './db/embedded/embeddedFault'
import type { Migration } from './db/migrations'
import { type Db, openDb } from './db/open'
import { loadDemo } from './demo/loadDemo'
import { greeting } from './greeting'
import { listen } from './listen'
import { makeLog } from './log'
import type { Pages } from './pages/pages'
import { runningApp } from './runningApp'
import type { Config } from './settings/config'
import { originOf } from './settings/origin'
import { prepareMirrors } from './upstream/prepareMirrors'

export type Running = {
  /** Where pages and API are: `http://localhost:8080`. */
  origin: string
  /** Stops accepting, lets answers under way end, closes the database. Under 10 s. */
  stop: () => Promise<void>
  /** Resolves with a sentence when the embedded database has ended by itself: time to stop. */
  broken: Promise<Error>
}

/** Milliseconds: containers begin in any order. */
const timeoutMs = 30_000
const warn = (sentence: string) => process.stderr.write(`${sentence}\n`)

/** @public for development, which loads it by its path */
export const openDatabase = (
  { databaseUrl, dataDir }: Config,
  migrations?: readonly Migration[],
): Promise<Db> =>
  openDb({
    ...(databaseUrl === undefined ? { dataDir } : { url: databaseUrl, timeoutMs, say: warn }),
    migrations,
  })

/**
 * What a start leaves behind: the demo data in an empty database, the admin token as the setting
 * says. True when the demo data were loaded, with those whom the first links stand for.
 * @public for development, which loads it by its path
 */
export const prepare = (db: Db, { demo, zone, adminToken, upstream }: Config): Promise<boolean> =>
  db.alone(async () => {
    const now = Date.now()
    const mirrored = new Set(upstream?.tokens.keys())
    const isDemo = demo && (await loadDemo(db, { seed: 1, now, zone, hasView: true, mirrored }))
    await prepareMirrors(db, upstream)
    await keepAdminToken(db, adminToken, now)
    return isDemo && !mirrored.has(firstClient)
  })

type Surroundings = {
  pages?: Pages | undefined
  say?: (line: string) => void
  /** Whether what is said is read by who started it, and not kept in a log. */
  isTerminal?: boolean
  /** Of a later program, in tests; absent: those of this one. */
  migrations?: readonly Migration[] | undefined
}

const ofMetrics = { port: 'CALLBOARD_METRICS_PORT', host: 'CALLBOARD_METRICS_HOST' }

/** Serves the metrics at their own port, where there is one; the function ends it. */
async function tellMetrics(app: Hono, { metrics }: Config): Promise<() => Promise<void>> {
  if (metrics.port === undefined) return async () => undefined
  return (await listen(app, metrics.host, metrics.port, ofMetrics)).close
}

/** Opens the database, serves, and says where. */
export async function start(
  config: Config,
  {
    pages,
    say = (line) => process.stdout.write(`${line}\n`),
    isTerminal = process.stdout.isTTY === true,
    migrations,
  }: Surroundings = {},
): Promise<Running> {
  const log = makeLog(config.logLevel)
  const told = (error: unknown) =>
    config.databaseUrl === undefined ? embeddedFault(config.dataDir, error) : error
  const db = await openDatabase(config, migrations).catch((error) => {
    throw told(error)
  })
  try {
    const isDemo = await prepare(db, config)
    const { app, begin, metrics } = runningApp({ db, config, log, pages })
    const stopTelling = await tellMetrics(metrics, config)
    const server = await listen(app, config.host, config.port).catch(async (error) => {
      await stopTelling()
      throw error
    })
    const end = begin(server.port)
    const endAll = () => Promise.all([end(server.close), stopTelling()])
    const origin = originOf({ ...config, port: server.port })
    const now = Date.now()
    const greeted = { origin, isDemo, isTerminal, now }
    const said = await db
      .alone(() => greeting(db, greeted))
      .catch(async (error) => {
        await endAll()
        throw error
      })
    for (const line of said) say(line)
    return {
      origin,
      stop: async () => {
        await endAll()
        await db.close()
      },
      broken: db.ended.then((error) => stoppedFault(config.dataDir, error)),
    }
  } catch (error) {
    await db.close()
    throw told(error)
  }
}
