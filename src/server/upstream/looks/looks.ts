import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Look, Looked, LookState, UpstreamLooks } from '../../http/upstreamLooks'
import type { UpstreamSettings } from '../../settings/upstreamSettings'
import { pauseMs } from '../keepMirrored'
import { contactKind } from '../kinds/contactKind'
import { LeaseLost } from '../lease'
import { type ListReaderParts, listReader } from '../read/listReader'
import { faultName, UpstreamFault } from '../upstreamFault'
import { flights } from './flights'
import { type LookParts, lookAtContact } from './lookAtContact'
import {
  claimLook,
  findLook,
  holdLook,
  isBeingRead,
  isDue,
  type LookRow,
  lookName,
  releaseLook,
  settleLook,
} from './lookRows'
import { readCodes } from './readCodes'

/** The same is asked for at most so often, and large lists as seldom as polls read theirs. */
const everyMs = 5000
/** No reading goes on for longer, however slowly it drips. */
const longestMs = 30 * 60_000
/** How long one waits who can be told what is kept, and who else would be told nothing. */
const patienceMs = { kept: 3000, none: 20_000 }
/** How often a process looks whether another one has ended its reading. */
const lookEveryMs = 200

const stateOf = (row: LookRow | undefined): LookState =>
  row?.fault ?? (row?.as_of == null ? 'reading' : 'whole')

/** Reads what somebody looks at; answers with what kept it from being whole. */
async function readLooked(
  parts: ListReaderParts,
  looked: Looked,
): Promise<UpstreamFault | undefined> {
  if (looked.part === 'resultCodes') return readCodes(parts, looked.DiallerCampaignsID)
  const lists = listReader(parts)
  const list = { kind: contactKind, DiallerCampaignsID: looked.DiallerCampaignsID }
  const reading = await lists.read(list)
  if (!reading.end.isWhole) return reading.end.fault
  await lists.noteAbsent(list, reading, reading.end.ids)
  return undefined
}

const faultOf = (error: unknown): UpstreamFault => {
  if (error instanceof UpstreamFault) return error
  throw error
}

/**
 * Contacts and result codes are in no poll: they are read when somebody looks, once for all who look
 * at the same time, and kept for when the upstream is silent (decision 47).
 */
export function looks(parts: LookParts): UpstreamLooks & { close: () => void } {
  const { db, system, clock, zone, log, limits } = parts
  const reader = randomUUID()
  const ended = new AbortController()
  // What is asked at the same time may be much.
  setMaxListeners(0, ended.signal)
  const readings = flights(clock)

  async function settle(
    ClientsID: number,
    looked: Looked,
    { begun, tookMs, fault }: { begun: number; tookMs: number; fault: UpstreamFault | undefined },
  ): Promise<void> {
    const retryAfterMs = fault?.retryAfterMs ?? 0
    // A person waits for it: one that failed is not doubled, and its silence counts for nothing.
    const steady = { tookMs: fault === undefined ? tookMs : 0, failures: 0, retryAfterMs }
    const next_at = new Date(clock() + pauseMs(everyMs, steady))
    const asOf = fault === undefined ? new Date(begun) : null
    await settleLook(db, ClientsID, looked, { reader, asOf, next_at, fault: faultName(fault) })
  }

  /** One reading, where no other process is at it. */
  async function read(
    upstream: UpstreamSettings,
    ClientsID: number,
    looked: Looked,
  ): Promise<void> {
    const begun = clock()
    // A clock that is set meanwhile says nothing of how long it took.
    const from = performance.now()
    if (!(await claimLook(db, ClientsID, looked, { reader, now: begun }))) return
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(longestMs)])
    const hold: ListReaderParts['hold'] = (tx) => holdLook(tx, looked, { reader, now: clock() })
    const at = { db, clock, zone, upstream, limits, ClientsID, isFirst: false, signal, hold }
    const fault = await readLooked(at, looked).catch(faultOf)
    // Ended by us, it says nothing of the upstream.
    if (ended.signal.aborted) return void (await releaseLook(db, ClientsID, looked, reader))
    if (fault) log.warn({ ClientsID, fault: fault.kind, reason: fault.message }, 'the upstream')
    await settle(ClientsID, looked, { begun, tookMs: performance.now() - from, fault })
  }

  const readSafely = (upstream: UpstreamSettings, ClientsID: number, looked: Looked) =>
    read(upstream, ClientsID, looked).catch((error) => {
      if (ended.signal.aborted || error instanceof LeaseLost) return
      log.error({ err: error, ClientsID, what: lookName(looked) }, 'a look at the upstream')
    })

  /** As long as another process reads, and this one may wait. */
  async function untilRead(
    ClientsID: number,
    looked: Looked,
    longest: number,
  ): ReturnType<typeof findLook> {
    const until = performance.now() + longest
    for (;;) {
      const found = await findLook(db, ClientsID, looked)
      const row = found?.row
      const left = longest - (clock() - (row?.asked_at.getTime() ?? 0))
      const isOver = left <= 0 || performance.now() >= until
      if (!isBeingRead(row, clock()) || row?.reader === reader || isOver) return found
      await pause(lookEveryMs)
    }
  }

  /** Reads it where that is due, and waits for a while; what is known then. */
  async function whenRead(
    upstream: UpstreamSettings,
    ClientsID: number,
    looked: Looked,
    { known, longest }: { known: LookRow | undefined; longest: number | undefined },
  ): Promise<LookRow | undefined> {
    const key = `${ClientsID} ${lookName(looked)}`
    const now = clock()
    if (!isDue(known, now) && !isBeingRead(known, now)) return known
    if (isDue(known, now)) readings.begin(key, () => readSafely(upstream, ClientsID, looked))
    const patience = longest ?? (known?.as_of == null ? patienceMs.none : patienceMs.kept)
    await readings.wait(key, patience)
    return (await untilRead(ClientsID, looked, patience))?.row
  }

  async function at(
    ClientsID: number,
    looked: Looked,
    longest?: number,
  ): Promise<Look | undefined> {
    const upstream = system.upstreamOf(ClientsID)
    const before = upstream && (await findLook(db, ClientsID, looked))
    if (!upstream || !before) return undefined
    const row = await whenRead(upstream, ClientsID, looked, { known: before.row, longest })
    return { host: upstream.host, asOf: row?.as_of?.getTime() ?? null, state: stateOf(row) }
  }

  const contact = lookAtContact(parts, ended.signal)
  return { at, atContact: contact, close: () => ended.abort() }
}
