import type { Logger } from 'pino'
import type { Right } from '@/contract/roles'
import type { Rights } from '../auth/principals'
import type { Db } from '../db/open'
import { type EventScope, scopeKey } from '../db/scope'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { type AccountFeed, accountFeed, type Since } from './accountFeed'
import { type Listener, listener } from './listener'
import { notificationLoop } from './notificationLoop'
import { listenersRights } from './rights'

/** A page calls itself fresh up to 15 s without a message. */
const aliveEveryMs = 5000

/** Of one access token in this process: far more than pages that somebody looks at. */
const maxFeeds = 1000

type HubOptions = {
  db: Db
  right: Right
  stillIn: (proofs: Buffer[], now: number) => Promise<Map<string, Rights>>
  clock: () => number
  log: Logger
}

export type Joining = { principal: Principal; since: Since; cut: () => void; gone: AbortSignal }

/** Throws where the access token of a principal has as many feeds open as it may. */
function refuseTooMany(listeners: Iterable<Listener>, { ClientsID, AccessTokensID }: Principal) {
  let open = 0
  for (const { principal } of listeners) {
    if (principal.ClientsID === ClientsID && principal.AccessTokensID === AccessTokensID) open += 1
  }
  if (open >= maxFeeds) throw new Refusal('too_many_feeds', [], { 'Retry-After': '60' })
}

/** Whether events of these groups are seen; undefined: of any. A change of theirs is read at once. */
const isConcerned = ({ groups }: EventScope, touched: readonly number[] | undefined) =>
  groups === null || touched === undefined || touched.some((group) => groups.includes(group))

/** All open feeds of this process. Nothing runs while there are none. */
export function changeHub({ db, log, clock, ...settings }: HubOptions) {
  const listeners = new Set<Listener>()
  /** One for those who see the same events. */
  const feeds = new Map<string, AccountFeed>()
  const rights = listenersRights(listeners, { clock, log, ...settings })
  const loop = notificationLoop({ db, onMessage, onTick: () => void tick() })
  let lastAlive = 0
  let isClosed = false

  const feedOf = (principal: Principal): AccountFeed => {
    const key = scopeKey(principal)
    const known = feeds.get(key)
    if (known) return known
    const made = accountFeed({ scope: principal, db, clock, log, isAllowed: () => rights.check() })
    feeds.set(key, made)
    return made
  }

  function onMessage(message: string): void {
    const [subject, ClientsID, groups] = message.split(' ')
    if (subject === 'rights') void rights.check(0)
    if (subject !== 'events' && subject !== 'alerts') return
    const touched = groups?.split(',').map(Number)
    for (const { scope, wake } of feeds.values()) {
      if (scope.ClientsID === Number(ClientsID) && isConcerned(scope, touched)) wake()
    }
  }

  async function tick(): Promise<void> {
    if (!(await rights.check()) || Date.now() - lastAlive < aliveEveryMs) return
    lastAlive = Date.now()
    // Reads as well: a notification of the database may have been lost.
    await Promise.all([...feeds.values()].map((feed) => feed.alive()))
  }

  function onLeave(left: Listener): void {
    listeners.delete(left)
    const key = scopeKey(left.principal)
    const feed = feeds.get(key)
    feed?.leave(left)
    if (feed?.isEmpty()) feeds.delete(key)
    if (listeners.size === 0) loop.stop()
  }

  return {
    async join({ principal, since, cut, gone }: Joining): Promise<ReadableStream<Uint8Array>> {
      refuseTooMany(listeners, principal)
      const joined = listener({ principal, onLeave, cut, gone })
      if (isClosed || gone.aborted) {
        joined.end()
        return joined.stream
      }
      listeners.add(joined)
      try {
        await loop.start()
        // One that has gone meanwhile would keep its feed for ever.
        if (joined.isOpen()) await feedOf(principal).join(joined, since)
      } catch (error) {
        joined.end()
        throw error
      }
      return joined.stream
    },

    /** How many are open. */
    open: () => listeners.size,

    /** Ends every feed; the browsers come back, to another process or to the next one. */
    close(): void {
      isClosed = true
      for (const { end } of [...listeners]) end()
    },
  }
}
