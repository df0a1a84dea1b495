import { Hono } from 'hono'
import type { Logger } from 'pino'
import { collectDefaultMetrics } from 'prom-client'
import { eventChanges } from '@/contract/event/changes'
import { mountAccessTokens } from './accessTokens/accessTokenRoutes'
import { mountAlerts } from './alerts/alertRoutes'
import { mountAudit } from './audit/auditRoutes'
import { sessionCookie } from './auth/cookie'
import { gate } from './auth/gate'
import { mountOwnSessions } from './auth/ownSessionRoutes'
import { principalRepository } from './auth/principals'
import { mountSession } from './auth/sessionRoutes'
import { visitor } from './auth/visitor'
import { mountDigest } from './away/digestRoutes'
import { bodyPolicy } from './body/bodyDocument'
import { bodyReader } from './body/bodyReader'
import { quickReport } from './body/bodyReport'
import { type Bodies, mountBodies } from './body/bodyRoutes'
import { mountCampaigns } from './campaigns/campaignRoutes'
import { mountCampaignStories } from './campaigns/campaignStoryRoutes'
import { changeHub } from './changes/changeHub'
import { mountChanges } from './changes/changeRoutes'
import { mountContacts } from './contacts/contactRoutes'
import type { Db } from './db/open'
import { mountDocuments } from './documents/documentRoutes'
import { mountDrafts } from './drafts/draftRoutes'
import { mountEventList } from './eventList/eventListRoutes'
import { mountEventActions } from './events/actions/eventActionRoutes'
import { releaseLate } from './events/actions/releaseLate'
import { mountAroundEvents } from './events/aroundEventRoutes'
import { mountEvents } from './events/eventRoutes'
import { mountWork } from './events/next/workRoutes'
import { openedEvents } from './events/openedEvent'
import { mountGroups } from './groups/groupRoutes'
import { mountHeld } from './held/heldRoutes'
import { releaseKeeper } from './held/keepReleasing'
import { releaseDue } from './held/release'
import { answerError } from './http/answerError'
import { forwarded } from './http/forwarded'
import { safeHeaders } from './http/headers'
import { refuseHost } from './http/refuseHost'
import { listing } from './list/listing'
import { accessLog } from './metrics/accessLog'
import { makeInstruments } from './metrics/instruments'
import { measuredDb } from './metrics/measuredDb'
import { measuredReader, timedTurn } from './metrics/measuredWork'
import { mountMetrics } from './metrics/metricsRoutes'
import { scraper } from './metrics/scrape'
import { callLimit } from './mount/callLimit'
import { mounting } from './mount/mount'
import { methodsAt, notAllowed } from './mount/otherMethod'
import { mountIdentities } from './oidc/identityRoutes'
import { mountOidc } from './oidc/oidcRoutes'
import { mountHealth } from './operation/healthRoutes'
import { type InstalledVersion, readInstalled } from './operation/installedVersion'
import { noteRoom } from './operation/noteRoom'
import { type OperationNotes, operationNotes } from './operation/operationNotes'
import { storageReader } from './operation/readStorage'
import { answerPage } from './pages/answerPage'
import type { Pages } from './pages/pages'
import { mountPasskeys } from './passkeys/passkeyRoutes'
import { mountPasskeySignIn } from './passkeys/passkeySignInRoutes'
import { mountPeople } from './people/peopleRoutes'
import type { Config } from './settings/config'
import { mountSlots } from './slots/slotRoutes'
import { openedHint } from './upstream/hints'
import { looks as looksOver } from './upstream/looks/looks'
import { afterPoll } from './upstream/outbox/afterPoll'
import { outbox as outboxOver } from './upstream/outbox/outbox'
import { systemOfRecord } from './upstream/systemOfRecord'
import type { UpstreamLimits } from './upstream/upstreamRequest'
import { mountUpstream } from './upstream/upstreamRoutes'
import { mountUsers } from './users/userRoutes'
import { mountViews } from './views/viewRoutes'
import { recordBoards } from './wallboard/boardMinutes'
import { boardReader } from './wallboard/readBoard'
import { mountWallboard } from './wallboard/wallboardRoutes'

export type Parts = {
  db: Db
  config: Config
  log: Logger
  /** Milliseconds since 1970. */
  clock: () => number
  /** The web app; without one only the API answers. */
  pages?: Pages | undefined
  /** How bodies are read and isolated; a test removes one layer to see that the others hold. */
  bodies?: Partial<Bodies>
  /** What goes on beside the answers, for metrics and the health page. */
  operation?: OperationNotes
  /** The version that the next start runs; absent: as it lies on the disk. */
  installed?: () => Promise<InstalledVersion | undefined>
  /** How long the upstream is waited for; absent: as long as in real life. */
  upstreamLimits?: UpstreamLimits
}

/**
 * The whole application over its parts: no listening, no environment. `close` ends the open feeds,
 * which would otherwise go on for as long as their listeners want, and the reader of bodies.
 */
export function createApp(parts: Parts) {
  const { config, log, clock, pages, bodies, upstreamLimits, operation = operationNotes() } = parts
  const { installed = readInstalled } = parts
  const instruments = makeInstruments()
  const db = measuredDb(parts.db, instruments)
  const { zone, origin, defaultCountry } = config
  const app = new Hono({ strict: false })
  const { clientAddressOf, isHttps } = forwarded(config.trustedProxies)
  const cookie = sessionCookie({ origin, isHttps })
  const principals = principalRepository(db)
  const system = systemOfRecord(config.upstream)
  const mounts = mounting(app, {
    db,
    clock,
    log,
    gate: gate({ db, principals, cookie, origin, isHttps }),
    limit: callLimit(config.rateLimit),
    zone,
    onTurn: () => timedTurn(instruments),
    system,
  })
  const whoOpens = visitor({ principals, cookie, clock })
  const outbox = outboxOver({ db, system, clock, zone, log, limits: upstreamLimits })
  const looks = looksOver({ db, system, clock, zone, log, limits: upstreamLimits })
  const releasing = { db, clock, zone, log, upstream: outbox }
  const keeper = releaseKeeper(releasing)
  const list = listing({ zone, defaultCountry })
  const reader = measuredReader(bodies?.reader ?? bodyReader(), instruments)
  const open = openedEvents(
    db,
    { zone, defaultCountry },
    quickReport(reader),
    (ClientsID) => system.upstreamOf(ClientsID) !== undefined,
  )

  const { stillIn } = principals
  const hub = changeHub({ db, clock, log, right: eventChanges.right, stillIn })

  app.use(accessLog(log, instruments))
  app.use(noteRoom(operation, clock))
  app.use(safeHeaders(origin))
  app.use(refuseHost)
  app.onError(answerError(log))
  mountEvents(mounts, { db, list, zone, upstream: outbox })
  mountChanges(mounts, { config, hub })
  mountAroundEvents(mounts, { zone, defaultCountry, open, onOpened: openedHint(db, system) })
  mountBodies(mounts, { reader, policy: bodies?.policy ?? bodyPolicy })
  mountHeld(mounts, { releasing, keeper, undoSeconds: config.undoSeconds })
  mountDrafts(mounts)
  mountGroups(mounts, list, zone)
  mountSlots(mounts, zone)
  const readBoard = boardReader({ zone, defaultCountry })
  mountWallboard(mounts, readBoard, { zone, defaultCountry })
  mountDigest(mounts, { zone, defaultCountry })
  mountEventActions(mounts, zone)
  mountWork(mounts, { zone, defaultCountry })
  mountEventList(mounts, list, { zone, defaultCountry })
  mountViews(mounts, zone)
  mountAlerts(mounts, zone)
  mountUsers(mounts, list, zone)
  mountCampaigns(mounts, { db, list, zone, upstream: outbox, looks })
  mountCampaignStories(mounts, { db, zone, looks })
  mountContacts(mounts, { list, zone, upstream: outbox, looks })
  const { beginSession } = mountSession(mounts, {
    db,
    config,
    upstreamFor: system.told,
    cookie,
    clientAddressOf,
  })
  mountOwnSessions(mounts, { db, zone, cookie })
  const passkeys = { db, config, clientAddressOf, isHttps }
  mountPasskeySignIn(mounts, { ...passkeys, beginSession })
  mountPasskeys(mounts, passkeys)
  mountOidc(mounts, { ...passkeys, log, beginSession })
  mountIdentities(mounts, config)
  mountPeople(mounts, { db, config, isHttps })
  mountAccessTokens(mounts, db, zone)
  mountUpstream(mounts, { system, zone, looks })
  mountAudit(mounts, list, { zone, defaultCountry })
  mountDocuments(mounts, { principals, operation })
  const readStorage = storageReader(db, config.dataDir)
  const feeds = hub.open
  const health = { db, zone, operation, readStorage, feeds, startedAt: clock(), installed }
  mountHealth(mounts, health)
  const scrape = scraper({ db, instruments, operation, readStorage, feeds, clock })
  if (config.metrics.port !== undefined || config.metrics.token !== undefined) {
    collectDefaultMetrics({ register: instruments.registry })
  }
  if (config.metrics.token !== undefined) mountMetrics(mounts, scrape, config.metrics.token)

  const methods = methodsAt(mounts.mounted)
  app.notFound(async (context) => {
    const allowed = methods(context.req.path)
    if (allowed.length > 0) throw notAllowed(allowed)
    return answerPage(context, { pages, visitor: whoOpens })
  })

  const close = () => {
    hub.close()
    looks.close()
    void reader.close()
  }
  const recordMinute = () => recordBoards(db, readBoard, clock())
  return {
    app,
    mounted: mounts.mounted,
    keepReleasing: keeper.begin,
    /** Creates what is due now; answers when the next one will be. */
    releaseDue: () => releaseDue(releasing),
    recordMinute,
    /** What is measured, as Prometheus reads it. */
    scrape,
    lookForWrites: afterPoll({ db, outbox, clock, zone }),
    releaseLate: () =>
      releaseLate(db, {
        now: clock(),
        zone,
        mayChange: (ClientsID) => system.can(ClientsID, 'changeEvent'),
      }),
    close,
  }
}
