import type { Logger } from 'pino'
import type { Right, Role } from '@/contract/endpoint'
import type { Asker } from '../auth/asker'
import type { Db } from '../db/open'
import { Refusal } from '../http/refusal'
import { type Account, accountFeed, type Since } from './account'
import { type Listener, listener } from './listener'
import { listenersRights } from './rights'

const tickEvery = 1000
/** A page calls itself fresh up to 15 s without a word. */
const aliveEvery = 5000

/** Of one access token in this process: far more than pages that somebody looks at. */
const mostFeeds = 1000

type Settings = {
  db: Db
  right: Right
  stillIn: (proofs: Buffer[], now: number) => Promise<Map<string, Role>>
  clock: () => number
  log: Logger
}

export type Joining = { asker: Asker; since: Since; cut: () => void; gone: AbortSignal }

/** All open feeds of this process. Nothing runs while there are none. */
export function changeHub({ db, log, clock, ...settings }: Settings) {
  const listeners = new Set<Listener>()
  const accounts = new Map<number, Account>()
  const rights = listenersRights(listeners, { clock, log, ...settings })
  let stop: (() => void) | undefined
  let lastAlive = 0
  let isClosed = false

  const accountOf = (ClientsID: number): Account => {
    const known = accounts.get(ClientsID)
    if (known) return known
    const made = accountFeed({ ClientsID, db, clock, log, isAllowed: () => rights.check() })
    accounts.set(ClientsID, made)
    return made
  }

  function hear(word: string): void {
    const [subject, ClientsID] = word.split(' ')
    if (subject === 'rights') void rights.check(0)
    if (subject === 'events') accounts.get(Number(ClientsID))?.wake()
  }

  async function tick(): Promise<void> {
    if (!(await rights.check()) || Date.now() - lastAlive < aliveEvery) return
    lastAlive = Date.now()
    // Reads as well: a word of the database may have been lost.
    await Promise.all([...accounts.values()].map((account) => account.alive()))
  }

  async function start(): Promise<void> {
    if (stop) return
    const timer = setInterval(() => void tick(), tickEvery)
    timer.unref()
    const stopTimer = () => clearInterval(timer)
    stop = stopTimer
    const deafen = await db.listen(hear)
    if (stop === undefined) return deafen()
    stop = () => {
      stopTimer()
      deafen()
    }
  }

  function refuseTooMany({ ClientsID, AccessTokensID }: Asker): void {
    let open = 0
    for (const { asker } of listeners) {
      if (asker.ClientsID === ClientsID && asker.AccessTokensID === AccessTokensID) open += 1
    }
    if (open < mostFeeds) return
    throw new Refusal('too_many_feeds', [], { 'Retry-After': '60' })
  }

  function onLeave(left: Listener): void {
    listeners.delete(left)
    const account = accounts.get(left.asker.ClientsID)
    account?.leave(left)
    if (account?.isEmpty()) accounts.delete(left.asker.ClientsID)
    if (listeners.size > 0) return
    stop?.()
    stop = undefined
  }

  return {
    async join({ asker, since, cut, gone }: Joining): Promise<ReadableStream<Uint8Array>> {
      refuseTooMany(asker)
      const joined = listener({ asker, onLeave, cut, gone })
      if (isClosed || gone.aborted) {
        joined.end()
        return joined.stream
      }
      listeners.add(joined)
      try {
        await start()
        await accountOf(asker.ClientsID).join(joined, since)
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
