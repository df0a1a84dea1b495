import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AcdEvent } from '@/contract/event/events'
import type { PersonRole, Role } from '@/contract/roles'
import { accessTokenRepository } from '@/server/accessTokens/accessTokens'
import { signInLinks } from '@/server/accessTokens/signInLinks'
import { repeat } from '@/server/alerts/repeat'
import { limitWatch } from '@/server/alerts/watchLimits'
import { createApp } from '@/server/createApp'
import { loadDemo } from '@/server/demo/loadDemo'
import { type Listening, listen } from '@/server/listen'
import { builtPages } from '@/server/pages/pages'
import { readConfig } from '@/server/settings/config'
import { readStamps } from '@/server/transfer/readStamp'
import { upsertEvents } from '@/server/transfer/upsertEvents'
import { keepMirrored } from '@/server/upstream/keepMirrored'
import { prepareMirrors } from '@/server/upstream/prepareMirrors'
import { openTestDb } from './database'
import { fillBeforeStart } from './fillEvents'
import { bodiesWithout, type Layer } from './hostile/bodyLayers'
import { watchedLog } from './logs/watchedLog'
import { testNow } from './startServer'
import {
  type InjuredCalls,
  journeyLimits,
  journeyMirror,
  type UpstreamAsk,
} from './upstream/journeyMirror'

/** What a journey gets at its start: the address, and a way in for each role. */
export type Journey = {
  url: string
  tokens: Record<Role, string>
  links: Record<PersonRole, string>
}

/** How a journey's server differs from the usual one. */
export type JourneySettings = {
  /** Settings of the environment. */
  settings?: Record<string, string>
  /** The moment at which the journey begins, in epoch ms. */
  startsAt?: number
  /** So many plain events beside the demo's. */
  plainEvents?: number
  /** A layer around bodies that it goes without. */
  without?: Layer | undefined
  /** It is a mirror of another system, which is injured so from the beginning. */
  mirror?: InjuredCalls[]
}

/**
 * What a journey asks for: a first day, the same server once more, or with a new build, records of any
 * content as an import stores them, a clock that is so many ms further, or a statement of the tables'
 * owner, which stands in for a fault of the server.
 */
export type Ask =
  | { begin: JourneySettings }
  | { restart: true }
  | { deploy: true }
  | { store: AcdEvent[] }
  | { later: number }
  | { sql: string }
  | { upstream: UpstreamAsk }

const { log, refuse } = watchedLog((line) => {
  // Warnings and worse.
  if (JSON.parse(line).level >= 40) process.stderr.write(line)
})
const built = 'dist/web'
const firstBuild = builtPages(built)
let builds = 0
let pages = firstBuild
const db = await openTestDb()
let listening: Listening | undefined
let serve = async (_port: number): Promise<void> => undefined
let stops: (() => Promise<void>)[] = []
let aheadMs = 0
let endFeeds: (() => void) | undefined
let scrape: (() => Promise<string>) | undefined

let clock: () => number = Date.now
const mirror = journeyMirror(() => clock())

async function tokenOf(role: Role, isDemo: boolean): Promise<string> {
  const UsersID = isDemo && role === 'agent' ? 3 : null
  return (await accessTokenRepository(db).create(1, { name: `The ${role}`, role, UsersID })).token
}

async function end(): Promise<void> {
  // Ends the process, which the journey that comes next is told.
  refuse(await scrape?.())
  endFeeds?.()
  await listening?.close()
  await Promise.all(stops.splice(0).map((stop) => stop()))
}

/** Everything as on the first day: rows, clock, and whatever an app keeps in memory. */
async function begin(asked: JourneySettings): Promise<Journey> {
  const { settings = {}, startsAt = testNow, plainEvents = 0, without } = asked
  await end()
  pages = firstBuild
  let started = Date.now()
  aheadMs = 0
  // A known moment that moves on: what a page shows of "now" is this, not the browser's.
  clock = () => startsAt + Date.now() - started + aheadMs
  const isDemo = asked.mirror === undefined
  const ofMirror = asked.mirror ? await mirror.begin(asked.mirror) : {}
  const config = readConfig({ ...settings, ...ofMirror })
  const demo = { seed: 1, now: startsAt, zone: config.zone }
  if (isDemo) await db.refill(JSON.stringify(demo), () => loadDemo(db, demo))
  else await db.refill('nothing', async () => undefined)
  await prepareMirrors(db, config.upstream)
  if (plainEvents > 0) {
    await fillBeforeStart(db, 1, plainEvents, startsAt)
    await db.analyze()
  }
  // It begins when all is ready.
  started = Date.now()
  const bodies = bodiesWithout(without)
  serve = async (port) => {
    const parts = { db, config, log, clock, pages, bodies, upstreamLimits: journeyLimits }
    const app = createApp(parts)
    endFeeds = app.close
    scrape = app.scrape
    listening = await listen(app.app, '127.0.0.1', port)
    const watch = limitWatch({ db, clock, log, settings: config })
    stops = [app.keepReleasing(), repeat('limits of views', watch, log)]
    const { upstream, zone } = config
    const reading = { db, log, clock, zone, limits: journeyLimits }
    if (upstream) {
      stops.push(keepMirrored({ ...reading, upstream, onList: app.lookForWrites }))
    }
  }
  await serve(0)
  const url = `http://127.0.0.1:${listening?.port}`
  const tokens = {
    display: await tokenOf('display', isDemo),
    agent: await tokenOf('agent', isDemo),
    supervisor: await tokenOf('supervisor', isDemo),
    admin: await tokenOf('admin', isDemo),
  }
  // One entry for each role comes back.
  const links = Object.fromEntries(await signInLinks(db, url, clock(), { isDemo })) as Record<
    PersonRole,
    string
  >
  return { url, tokens, links }
}

async function store(events: AcdEvent[]): Promise<'stored'> {
  await db.asAccount(1, (tx) => upsertEvents(tx, 1, events, readStamps(readConfig({}).zone)))
  return 'stored'
}

/** The same address and database, and nothing of what the app had in memory. */
async function restart(): Promise<'restarted'> {
  const port = listening?.port ?? 0
  await end()
  await serve(port)
  return 'restarted'
}

/** A new build at the same address: every file that a build names has another name, none is left. */
async function deploy(): Promise<'restarted'> {
  builds += 1
  const folder = mkdtempSync(join(tmpdir(), 'callboard-build-'))
  cpSync(built, folder, { recursive: true })
  const assets = join(folder, 'assets')
  const names = readdirSync(assets)
  const renamed = (name: string) => name.replace(/(\.\w+)$/, `-next${builds}$1`)
  const isText = (name: string) => /\.(js|css)$/.test(name)
  const texts = [
    ...names.filter(isText).map((name) => join(assets, name)),
    join(folder, 'index.html'),
  ]
  for (const file of [...texts, join(folder, '.vite', 'manifest.json')]) {
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      text.replace(/[\w.-]+\.(?:js|css)/g, (name) => (names.includes(name) ? renamed(name) : name)),
    )
  }
  for (const name of names) renameSync(join(assets, name), join(assets, renamed(name)))
  pages = builtPages(folder)
  rmSync(folder, { recursive: true })
  return restart()
}

function goOn(ms: number): 'later' {
  aheadMs += ms
  return 'later'
}

async function answer(ask: Ask): Promise<unknown> {
  if ('store' in ask) return store(ask.store)
  if ('sql' in ask) return db.asOwner(ask.sql).then(() => 'done')
  if ('upstream' in ask) return mirror.ask(ask.upstream)
  if ('later' in ask) return goOn(ask.later)
  if ('deploy' in ask) return deploy()
  return 'restart' in ask ? restart() : begin(ask.begin)
}

process.on('message', async (ask: Ask) => process.send?.(await answer(ask)))
process.on('disconnect', () => process.exit())
process.send?.('ready')
