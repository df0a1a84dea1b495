import type { Logger } from 'pino'
import { keepAdminToken } from './auth/ownTokens'
import { sessionRepository } from './auth/sessions'
import { pruneChanges } from './changes/pruneChanges'
import type { Config } from './config'
import { createApp } from './createApp'
import { embeddedFault, stoppedFault } from './db/embeddedFault'
import { type Db, openDb } from './db/open'
import { loadDemo } from './demo/loadDemo'
import { greeting } from './greeting'
import { listen } from './listen'
import { makeLog } from './log'
import { originOf } from './origin'
import { openOwnerSocket } from './ownerSocket'
import type { Pages } from './pages/pages'

const pruneEvery = 10 * 60_000
const analyzeEvery = 60 * 60_000
const pruneChangesEvery = 60_000

export type Running = {
  /** Where pages and API are: `http://localhost:8080`. */
  origin: string
  /** Stops accepting, lets answers under way end, closes the database. Under 10 s. */
  stop: () => Promise<void>
  /** Resolves with a sentence when the embedded database has ended by itself: time to stop. */
  broken: Promise<Error>
}

/** Milliseconds: containers begin in any order. */
const patience = 30_000
const warn = (sentence: string) => process.stderr.write(`${sentence}\n`)

/** @public for development, which loads it by its path */
export const openDatabase = ({ databaseUrl, dataDir }: Config): Promise<Db> =>
  openDb(databaseUrl === undefined ? { dataDir } : { url: databaseUrl, patience, say: warn })

/**
 * What a start leaves behind: the demo data in an empty database, the admin token as the setting
 * says. True when the demo data were loaded.
 * @public for development, which loads it by its path
 */
export const prepare = (db: Db, { demo, zone, adminToken }: Config): Promise<boolean> =>
  db.alone(async () => {
    const now = Date.now()
    const isDemo = demo && (await loadDemo(db, { seed: 1, now, zone }))
    await keepAdminToken(db, adminToken, now)
    return isDemo
  })

function every(interval: number, work: () => Promise<unknown>, log: Logger): () => void {
  const timer = setInterval(() => work().catch((error) => log.error({ error }, 'prune')), interval)
  timer.unref()
  return () => clearInterval(timer)
}

function keepPruned(db: Db, log: Logger): () => void {
  const sessions = sessionRepository(db)
  const stops = [
    every(pruneEvery, () => sessions.prune(Date.now()), log),
    every(pruneChangesEvery, () => pruneChanges(db), log),
    every(pruneChangesEvery, db.markVisible, log),
    // PostgreSQL does this by itself.
    ...(db.kind === 'embedded' ? [every(analyzeEvery, db.analyze, log)] : []),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

type Surroundings = {
  pages?: Pages | undefined
  say?: (line: string) => void
  /** Whether what is said is read by who started it, and not kept in a log. */
  isTerminal?: boolean
}

/** Opens the database, serves, and says where. */
export async function start(
  config: Config,
  {
    pages,
    say = (line) => process.stdout.write(`${line}\n`),
    isTerminal = process.stdout.isTTY === true,
  }: Surroundings = {},
): Promise<Running> {
  const log = makeLog(config.logLevel)
  const told = (error: unknown) =>
    config.databaseUrl === undefined ? embeddedFault(config.dataDir, error) : error
  const db = await openDatabase(config).catch((error) => {
    throw told(error)
  })
  try {
    const isDemo = await prepare(db, config)
    const { app, keepReleasing, close } = createApp({ db, config, log, clock: Date.now, pages })
    const server = await listen(app, config.host, config.port)
    const served = { ...config, port: server.port }
    const owner = openOwnerSocket({ door: db.door, db, config: served })
    const stopReleasing = keepReleasing()
    const stopPruning = keepPruned(db, log)
    const origin = originOf(served)
    const now = Date.now()
    const said = await db.alone(() => greeting(db, { origin, isDemo, isTerminal, now }))
    for (const line of said) say(line)
    return {
      origin,
      stop: async () => {
        stopPruning()
        close()
        await Promise.all([server.close(), owner.close()])
        await stopReleasing()
        await db.close()
      },
      broken: db.ended.then((error) => stoppedFault(config.dataDir, error)),
    }
  } catch (error) {
    await db.close()
    throw told(error)
  }
}
