import type { Logger } from 'pino'
import { alertTables } from '../alerts/alertRepository'
import type { Db } from '../db/open'
import type { TenantScope } from '../db/scope'
import { tableVersion } from '../db/tableVersions'
import { alertsFrame, aliveFrame, changesFrame, retryFrame } from './frames'
import type { Listener } from './listener'
import { type Changes, changesBetween, changesSince } from './readChanges'
import { currentSnapshot, type Snapshot } from './snapshot'

/**
 * Up to which snapshot a listener that comes back has the changes, by its Last-Event-ID; `unknown`
 * where that is not one of ours. Undefined of a new listener.
 */
export type Since = Snapshot | 'unknown' | undefined

/** Changes that come close together are sent in one frame. */
const gatherMs = 100

type AccountFeedOptions = {
  /** Of one of those who listen: all of them see the same events. */
  scope: TenantScope
  db: Db
  clock: () => number
  log: Logger
  isAllowed: () => Promise<boolean>
}

/** Runs one piece of work after the other, in the order of the calls. */
function oneAtATime() {
  let turn: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
}

/** The changes that a listener missed while it was away; none for a new one. */
async function missed(db: Db, scope: TenantScope, since: Since, upTo: Snapshot): Promise<Changes> {
  if (since === 'unknown') return undefined
  if (since === undefined || since.pgSnapshot === upTo.pgSnapshot) return []
  return db.asTenant(scope, (tx) => changesBetween(tx, since, upTo))
}

/** What happened since a snapshot, none without one, and how often the alerts have changed. */
const readSince = (
  db: Db,
  scope: TenantScope,
  { from, now }: { from?: Snapshot | undefined; now: number },
) =>
  db.asTenant(scope, async (tx) => ({
    ...(from === undefined
      ? { snapshot: await currentSnapshot(tx, now), changes: [] }
      : await changesSince(tx, from, now)),
    alerts: await tableVersion(tx, alertTables),
  }))

/**
 * The feed of one scope. All of its listeners have the changes up to the same snapshot; each reading
 * sends them what happened since, and moves that snapshot on. It reads in that scope, so row-level
 * security keeps the changes of other accounts and groups out.
 */
export function accountFeed({ scope, db, clock, log, isAllowed }: AccountFeedOptions) {
  const listeners = new Set<Listener>()
  /** Those who wait for their turn, or for what they missed. */
  const joining = new Set<Listener>()
  /** Up to here the listeners have all changes. */
  let sentUpTo: Snapshot | undefined
  /** How often the alerts had changed when the listeners were told of them. */
  let toldAlerts = 0
  const inTurn = oneAtATime()
  let timer: NodeJS.Timeout | undefined

  const tell = (frame: Uint8Array) => {
    for (const { send } of [...listeners]) send(frame)
  }

  /** Sends all listeners what happened until now; false where that was nothing. */
  async function read(): Promise<boolean> {
    const from = sentUpTo
    // Where rights cannot be checked now, the changes stay unread and are sent later.
    if (from !== undefined && !(await isAllowed())) return false
    const { snapshot, changes, alerts } = await readSince(db, scope, { from, now: clock() })
    const hasChanges = changes?.length !== 0
    const hasAlerts = from !== undefined && alerts !== toldAlerts
    sentUpTo = snapshot
    toldAlerts = alerts
    if (hasChanges) tell(changesFrame(changes, snapshot))
    if (hasAlerts) tell(alertsFrame(snapshot))
    return hasChanges || hasAlerts
  }

  const failed = (error: unknown) => log.error({ error, ClientsID: scope.ClientsID }, 'change feed')

  async function catchUp(joined: Listener, since: Since): Promise<void> {
    const isBehind = since !== 'unknown' && since?.pgSnapshot !== sentUpTo?.pgSnapshot
    if (sentUpTo === undefined || (since !== undefined && isBehind)) await read()
    if (sentUpTo === undefined) return
    const changes = await missed(db, scope, since, sentUpTo)
    joined.send(retryFrame)
    joined.send(changes?.length === 0 ? aliveFrame(sentUpTo) : changesFrame(changes, sentUpTo))
    // A listener that went meanwhile is no longer among them.
    if (joining.delete(joined)) listeners.add(joined)
  }

  const isEmpty = () => listeners.size === 0 && joining.size === 0

  return {
    scope,

    join: (joined: Listener, since: Since) => {
      joining.add(joined)
      return inTurn(() => catchUp(joined, since))
    },

    leave: (left: Listener) => {
      joining.delete(left)
      listeners.delete(left)
      if (isEmpty()) clearTimeout(timer)
    },

    /** Nobody listens or is about to: the feed is not used again. */
    isEmpty,

    /** Something was committed: reads it after a short wait, with what follows closely. */
    wake: () => {
      timer ??= setTimeout(() => {
        timer = undefined
        inTurn(read).catch(failed)
      }, gatherMs)
      timer.unref()
    },

    alive: () =>
      inTurn(async () => {
        const told = await read()
        if (!told && sentUpTo) tell(aliveFrame(sentUpTo))
      }).catch(failed),
  }
}
export type AccountFeed = ReturnType<typeof accountFeed>
