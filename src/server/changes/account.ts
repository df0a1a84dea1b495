import type { Logger } from 'pino'
import type { Db } from '../db/open'
import { aliveFrame, changesFrame, greeting } from './frames'
import type { Listener } from './listener'
import { type Moment, presentMoment } from './moment'
import { type Changes, changesBetween, changesSince } from './readChanges'

/** Where one who comes back was; `unknown` is a word that is not ours. */
export type Since = Moment | 'unknown' | undefined

/** Changes that come close together travel in one frame. */
const gatherFor = 100

type Settings = {
  ClientsID: number
  db: Db
  clock: () => number
  log: Logger
  isAllowed: () => Promise<boolean>
}

/**
 * The feed of one client account: what its listeners have heard is one moment, and from there
 * one reading after the other tells what happened since. Reading goes through the tenant's door,
 * so nothing of another account can come into it.
 */
export function accountFeed({ ClientsID, db, clock, log, isAllowed }: Settings) {
  const listeners = new Set<Listener>()
  let heard: Moment | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  /** One at a time, in the order of asking. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }

  const tell = (frame: Uint8Array) => {
    for (const { send } of [...listeners]) send(frame)
  }

  /** Brings everyone to the present; true when there was something to tell. */
  async function read(): Promise<boolean> {
    const from = heard
    const now = clock()
    if (from === undefined) {
      heard = await db.asTenant(ClientsID, (tx) => presentMoment(tx, now))
      return false
    }
    // What may not be said is not read either: it stays to be told.
    if (!(await isAllowed())) return false
    const { moment, changes } = await db.asTenant(ClientsID, (tx) => changesSince(tx, from, now))
    heard = moment
    if (changes?.length === 0) return false
    tell(changesFrame(changes, moment))
    return true
  }

  const failed = (error: unknown) => log.error({ error, ClientsID }, 'change feed')

  /** What one who comes back has missed; nothing for one who is here for the first time. */
  async function missed(since: Since, upTo: Moment): Promise<Changes> {
    if (since === undefined || (since !== 'unknown' && since.snapshot === upTo.snapshot)) return []
    if (since === 'unknown') return undefined
    return db.asTenant(ClientsID, (tx) => changesBetween(tx, since, upTo))
  }

  async function catchUp(joined: Listener, since: Since): Promise<void> {
    const isBehind = since !== 'unknown' && since?.snapshot !== heard?.snapshot
    if (heard === undefined || (since !== undefined && isBehind)) await read()
    if (heard === undefined) return
    const changes = await missed(since, heard)
    joined.send(greeting)
    joined.send(changes?.length === 0 ? aliveFrame(heard) : changesFrame(changes, heard))
    // Whoever has gone meanwhile has left already.
    if (joined.isOpen()) listeners.add(joined)
  }

  return {
    join: (joined: Listener, since: Since) => inTurn(() => catchUp(joined, since)),

    leave: (left: Listener) => {
      listeners.delete(left)
      if (listeners.size === 0) clearTimeout(timer)
    },

    isEmpty: () => listeners.size === 0,

    /** Something was committed: read it soon, together with what follows closely. */
    wake: () => {
      timer ??= setTimeout(() => {
        timer = undefined
        inTurn(read).catch(failed)
      }, gatherFor)
      timer.unref()
    },

    alive: () =>
      inTurn(async () => {
        const told = await read()
        if (!told && heard) tell(aliveFrame(heard))
      }).catch(failed),
  }
}
export type Account = ReturnType<typeof accountFeed>
