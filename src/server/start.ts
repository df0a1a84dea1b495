import type { Logger } from 'pino'
import { sessionRepository } from './auth/sessions'
import { pruneChanges } from './changes/pruneChanges'
import type { Config } from './config'
import { createApp } from './createApp'
import { embeddedFault, stoppedFault } from './db/embeddedFault'
import { type Db, openDb } from './db/open'
import { loadDemo } from './demo/loadDemo'
import { listen } from './listen'
import { makeLog } from './log'
import { openOwnerSocket } from './ownerSocket'
import type { Pages } from './pages/pages'
import { ensureAdminToken, signInLinks } from './signInLinks'

const pruneEvery = 60 * 60_000
const pruneChangesEvery = 60_000

export type Running = {
  /** Where pages and API are: `http://127.0.0.1:8080`. */
  origin: string
  /** Stops accepting, lets answers under way end, closes the database. Under 10 s. */
  stop: () => Promise<void>
  /** Resolves with a sentence when the embedded database has ended by itself: time to stop. */
  broken: Promise<Error>
}

const shownHost = (host: string) => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** @public for development, which loads it by its path */
export const openDatabase = ({ databaseUrl, dataDir }: Config): Promise<Db> =>
  openDb(databaseUrl === undefined ? { dataDir } : { url: databaseUrl })

/**
 * What a first start leaves behind: the demo data in an empty database, the admin token.
 * @public for development, which loads it by its path
 */
export async function prepare(db: Db, { demo, zone, adminToken }: Config): Promise<void> {
  if (demo) await loadDemo(db, { seed: 1, now: Date.now(), zone })
  if (adminToken !== undefined) await ensureAdminToken(db, adminToken)
}

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
    // PostgreSQL does this by itself.
    ...(db.kind === 'embedded' ? [every(pruneEvery, db.analyze, log)] : []),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function greet(say: (line: string) => void, origin: string, links: [string, string][]): void {
  say(`Callboard is ready at ${origin}`)
  say('Sign in with one of these links; each works once, within the next hour:')
  for (const [role, link] of links) say(`  ${role.padEnd(10)} ${link}`)
}

type Surroundings = { pages?: Pages | undefined; say?: (line: string) => void }

/** Opens the database, serves, and says where. */
export async function start(
  config: Config,
  { pages, say = (line) => process.stdout.write(`${line}\n`) }: Surroundings = {},
): Promise<Running> {
  const log = makeLog(config.logLevel)
  const told = (error: unknown) =>
    config.databaseUrl === undefined ? embeddedFault(config.dataDir, error) : error
  const db = await openDatabase(config).catch((error) => {
    throw told(error)
  })
  try {
    await prepare(db, config)
    const { app, keepReleasing, close } = createApp({ db, config, log, clock: Date.now, pages })
    const server = await listen(app, config.host, config.port)
    const owner = await openOwnerSocket({ dataDir: config.dataDir, db, config })
    const stopReleasing = keepReleasing()
    const stopPruning = keepPruned(db, log)
    const origin = config.origin ?? `http://${shownHost(config.host)}:${server.port}`
    greet(say, origin, await signInLinks(db, origin, Date.now()))
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
