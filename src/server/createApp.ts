import { Hono } from 'hono'
import type { Logger } from 'pino'
import { eventChanges } from '@/contract/changes'
import { mountAudit } from './audit/auditRoutes'
import { mountAccessTokens } from './auth/accessTokenRoutes'
import { askerRepository } from './auth/asker'
import { sessionCookie } from './auth/cookie'
import { gate } from './auth/gate'
import { mountSession } from './auth/sessionRoutes'
import { bodyPolicy } from './body/bodyDocument'
import { bodyReader } from './body/bodyReader'
import { type Bodies, mountBodies } from './body/bodyRoutes'
import { mountCampaigns } from './campaigns/campaignRoutes'
import { mountCampaignStories } from './campaigns/campaignStoryRoutes'
import { mountChanges } from './changes/changeRoutes'
import { changeHub } from './changes/hub'
import type { Config } from './config'
import { mountContacts } from './contacts/contactRoutes'
import type { Db } from './db/open'
import { mountDocuments } from './documents/documentRoutes'
import { mountDrafts } from './drafts/draftRoutes'
import { mountEventList } from './eventList/eventListRoutes'
import { mountEventActions } from './events/actions/eventActionRoutes'
import { mountAroundEvents } from './events/aroundEventRoutes'
import { mountEvents } from './events/eventRoutes'
import { mountGroups } from './groups/groupRoutes'
import { mountHeld } from './held/heldRoutes'
import { releaseKeeper } from './held/keepReleasing'
import { answerError } from './http/answerError'
import { callLimit } from './http/callLimit'
import { forwarded } from './http/forwarded'
import { safeHeaders } from './http/headers'
import { mounting } from './http/mount'
import { methodsAt, notAllowed } from './http/otherMethod'
import { refuseHost } from './http/refuseHost'
import { listing } from './list/listing'
import { answerPage } from './pages/answerPage'
import type { Pages } from './pages/pages'
import { mountUsers } from './users/userRoutes'
import { mountViews } from './views/viewRoutes'

export type Parts = {
  db: Db
  config: Config
  log: Logger
  /** Milliseconds since 1970. */
  clock: () => number
  /** The web app; without one only the API answers. */
  pages?: Pages | undefined
  /** How bodies are read and fenced; a test takes one layer away to see the others hold. */
  bodies?: Partial<Bodies>
}

/**
 * The whole application over its parts: no listening, no environment. `close` ends the open feeds,
 * which would otherwise go on for as long as their listeners want, and the reader of bodies.
 */
export function createApp({ db, config, log, clock, pages, bodies }: Parts) {
  const { zone, origin, defaultCountry } = config
  const app = new Hono({ strict: false })
  const { addressOf, isHttps } = forwarded(config.trustedProxies)
  const cookie = sessionCookie({ origin, isHttps })
  const askers = askerRepository(db)
  const mounts = mounting(app, {
    db,
    clock,
    log,
    gate: gate({ askers, cookie, origin, isHttps }),
    limit: callLimit(config.rateLimit),
    zone,
  })
  const releasing = { db, clock, zone, log }
  const keeper = releaseKeeper(releasing)
  const list = listing({ zone, defaultCountry })
  const reader = bodies?.reader ?? bodyReader()

  const { stillIn } = askers
  const hub = changeHub({ db, clock, log, right: eventChanges.right, stillIn })

  app.use(safeHeaders(origin))
  app.use(refuseHost)
  app.onError(answerError(log))
  mountEvents(mounts, { db, list, zone })
  mountChanges(mounts, { config, list, hub })
  mountAroundEvents(mounts, { zone, defaultCountry })
  mountBodies(mounts, { reader, policy: bodies?.policy ?? bodyPolicy })
  mountHeld(mounts, { releasing, keeper, undoSeconds: config.undoSeconds })
  mountDrafts(mounts)
  mountGroups(mounts, list, zone)
  mountEventActions(mounts, zone)
  mountEventList(mounts, { zone, defaultCountry })
  mountViews(mounts, zone)
  mountUsers(mounts, list, zone)
  mountCampaigns(mounts, list, db, zone)
  mountCampaignStories(mounts, zone)
  mountContacts(mounts, list, zone)
  mountSession(mounts, { db, config, cookie, addressOf })
  mountAccessTokens(mounts, db, zone)
  mountAudit(mounts, list, { zone, defaultCountry })
  mountDocuments(mounts, askers)

  const methods = methodsAt(mounts.mounted)
  app.notFound(async (context) => {
    const allowed = methods(context.req.path)
    if (allowed.length > 0) throw notAllowed(allowed)
    return answerPage(context, pages)
  })

  const close = () => {
    hub.close()
    void reader.close()
  }
  return { app, mounted: mounts.mounted, keepReleasing: keeper.begin, close }
}
