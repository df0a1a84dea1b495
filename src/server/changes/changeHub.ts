import type { Logger } from 'pino'
import type { Right, Role } from '@/contract/roles'
import type { Db } from '../db/open'
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
  stillIn: (proofs: Buffer[], now: number) => Promise<Map<string, Role>>
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

/** All open feeds of this process. Nothing runs while there are none. */
export function changeHub({ db, log, clock, ...settings }: HubOptions) {
  const listeners = new Set<Listener>()
  const accounts = new Map<number, AccountFeed>()
  const rights = listenersRights(listeners, { clock, log, ...settings })
  const loop = notificationLoop({ db, onMessage, onTick: () => void tick() })
  let lastAlive = 0
  let isClosed = false

  const accountOf = (ClientsID: number): AccountFeed => {
    const known = accounts.get(ClientsID)
    if (known) return known
    const made = accountFeed({ ClientsID, db, clock, log, isAllowed: () => rights.check() })
    accounts.set(ClientsID, made)
    return made
  }

  function onMessage(message: string): void {
    const [subject, ClientsID] = message.split(' ')
    if (subject === 'rights') void rights.check(0)
    if (subject === 'events' || subject === 'alerts') accounts.get(Number(ClientsID))?.wake()
  }

  async function tick(): Promise<void> {
    if (!(await rights.check()) || Date.now() - lastAlive < aliveEveryMs) return
    lastAlive = Date.now()
    // Reads as well: a notification of the database may have been lost.
    await Promise.all([...accounts.values()].map((account) => account.alive()))
  }

  function onLeave(left: Listener): void {
    listeners.delete(left)
    const account = accounts.get(left.principal.ClientsID)
    account?.leave(left)
    if (account?.isEmpty()) accounts.delete(left.principal.ClientsID)
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
        // One that has gone meanwhile would keep the feed of its account for ever.
        if (joined.isOpen()) await accountOf(principal.ClientsID).join(joined, since)
      } catch (error) {
        joined.end()
        throw error
      }
      return joined.stream
    },

    /** Ends every feed; the browsers come back, to another process or to the next one. */
    close(): void {
      isClosed = true
      for (const { end } of [...listeners]) end()
    },
  }
}
