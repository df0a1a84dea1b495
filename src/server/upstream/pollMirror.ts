import type { Logger } from 'pino'
import { wallStamp } from '@/contract/values/zone'
import type { Db } from '../db/open'
import type { UpstreamSettings } from '../settings/upstreamSettings'
import { type Pace, paceOf } from '../transfer/pace'
import { readStamps } from '../transfer/readStamp'
import type { RecordKind } from './kinds/recordKind'
import { recordKinds } from './kinds/recordKinds'
import { holdLease } from './lease'
import { noteMissing, unlist } from './missing'
import type { IdSet } from './read/idSet'
import { type ListEnd, type ListedRecord, readList } from './read/readList'
import { readOneRecord } from './readOne'
import { namelessOf, rejectUnread } from './rejected'
import { storePiece } from './storePiece'
import { retryAfterMs, UpstreamFault } from './upstreamFault'
import { type UpstreamLimits, upstreamRequest } from './upstreamRequest'

/** So many missing records are asked for by themselves in one poll. */
const askedAlone = 1000
const logEveryMs = 10_000
const storeEveryMs = 500

export type PollOptions = {
  db: Db
  log: Logger
  clock: () => number
  zone: string
  upstream: UpstreamSettings
  limits?: UpstreamLimits | undefined
  ClientsID: number
  /** Whose lease the poll runs under. */
  holder: string
  isFirst: boolean
  signal: AbortSignal
  /** Told of each reading of a list, once what it brought is stored. */
  onList?: ((poll: ListPoll) => Promise<void>) | undefined
  /** Told how many events the first fill has brought. */
  onFilling: (events: number) => Promise<void>
}

/** One reading of a list; `beganAt` by the clock of the machine. */
export type ListPoll = {
  ClientsID: number
  kind: RecordKind['kind']
  beganAt: number
  isWhole: boolean
  /** All that it held, where it was whole. */
  ids?: Pick<IdSet, 'has'>
  /** Ends the poll, and what is asked because of it. */
  signal?: AbortSignal
}

/** What a poll brought: how many records differed, and the faults that kept it from being whole. */
export type Polled = { changed: number; faults: UpstreamFault[] }

export function pollMirror(options: PollOptions) {
  const { db, log, clock, zone, upstream, ClientsID, holder, isFirst, signal, limits } = options
  const reading = {
    instantOf: readStamps(zone),
    stampOf: (instant: number) => wallStamp(instant, zone),
  }
  let changed = 0

  /** Compares and stores some records in one transaction; answers with how long that took. */
  async function store(
    kind: RecordKind,
    begun: number,
    records: readonly ListedRecord[],
  ): Promise<number> {
    let began = 0
    await db.asAccount(ClientsID, async (tx) => {
      began = performance.now()
      const now = clock()
      await holdLease(tx, { holder, now })
      const readable = records.filter(({ fault }) => fault === undefined)
      const piece = { ...reading, ClientsID, kind, records: readable, begun, now, isFirst }
      changed += await storePiece(tx, piece)
      await rejectUnread(tx, { ClientsID, kind, now, records })
    })
    return performance.now() - began
  }

  async function* listed(kind: RecordKind): AsyncGenerator<ListedRecord[], ListEnd> {
    const call = { method: 'GET', path: kind.listPath, signal } as const
    const answer = await upstreamRequest(upstream, ClientsID, call, limits)
    if (answer.status === 200) return yield* readList(answer, upstream.host)
    await answer.chunks[Symbol.asyncIterator]().return?.()
    const later = retryAfterMs(answer.headers['retry-after'], clock())
    const isBusy = answer.status === 429 || answer.status >= 500
    const fault = new UpstreamFault(
      isBusy ? 'silent' : 'broken',
      `${upstream.host} answered ${answer.status}`,
      later,
    )
    return { isWhole: false, fault }
  }

  const progress = fillingLog(log, options)
  // On the embedded database everybody waits for a piece: as of an import.
  const pace = paceOf(db)

  /** Reads a list to its end; what comes is stored while more comes. */
  async function readAll(kind: RecordKind, begun: number, nameless: Set<string>): Promise<ListEnd> {
    const list = listed(kind)
    let waiting: ListedRecord[] = []
    let events = 0
    for (;;) {
      const next = await list.next()
      if (!next.done) waiting.push(...next.value)
      for (;;) {
        const piece = pieceOf(waiting, pace, next.done === true)
        if (piece.length === 0) break
        waiting = waiting.slice(piece.length)
        await pace.rest(await store(kind, begun, piece))
        for (const id of namelessOf(piece)) nameless.add(id)
        events += piece.length
        if (kind.kind === 'event') await progress(events)
      }
      if (next.done) return next.value
    }
  }

  async function askAlone(kind: RecordKind, ids: readonly number[]): Promise<void> {
    const gone: number[] = []
    for (const ID of ids.slice(0, askedAlone)) {
      if (signal.aborted) break
      const begun = clock()
      const one = await readOneRecord(upstream, ClientsID, kind, ID, { signal, limits })
      if (one === 'none') gone.push(ID)
      else if (one !== 'unknown') await store(kind, begun, [one.record])
    }
    await db.asAccount(ClientsID, async (tx) => {
      await holdLease(tx, { holder, now: clock() })
      await unlist(tx, kind, gone, clock())
    })
    changed += gone.length
  }

  async function pollKind(kind: RecordKind): Promise<UpstreamFault | undefined> {
    const begun = clock()
    const beganAt = Date.now()
    const nameless = new Set<string>()
    const end = await readAll(kind, begun, nameless)
    const held = end.isWhole ? { ids: end.ids } : {}
    const { isWhole } = end
    await options.onList?.({ ClientsID, kind: kind.kind, beganAt, isWhole, ...held, signal })
    if (!end.isWhole) return end.fault
    const alone = await db.asAccount(ClientsID, async (tx) => {
      await holdLease(tx, { holder, now: clock() })
      return noteMissing(tx, { ClientsID, kind, ids: end.ids, nameless, begun, now: clock() })
    })
    if (alone.length > 0) await askAlone(kind, alone)
    return undefined
  }

  return async (): Promise<Polled> => {
    const faults: UpstreamFault[] = []
    for (const kind of recordKinds) {
      const fault = await pollKind(kind).catch((error) => {
        if (error instanceof UpstreamFault) return error
        throw error
      })
      if (fault === undefined) continue
      faults.push(fault)
      // The next list would find the same door closed.
      if (fault.kind === 'refused' || fault.kind === 'unreached' || signal.aborted) break
    }
    return { changed, faults }
  }
}

/** The first records of those that wait, as many as one transaction takes; none where more must come. */
function pieceOf(waiting: readonly ListedRecord[], pace: Pace, isLast: boolean): ListedRecord[] {
  let [records, bytes] = [0, 0]
  for (const { text } of waiting) {
    records += 1
    bytes += text.length
    if (pace.isFull(records, bytes)) return waiting.slice(0, records)
  }
  return isLast ? [...waiting] : []
}

function fillingLog(log: Logger, { ClientsID, upstream, isFirst, onFilling, clock }: PollOptions) {
  let [told, stored] = [clock(), 0]
  return async (events: number) => {
    if (!isFirst) return
    if (clock() - stored >= storeEveryMs) {
      stored = clock()
      await onFilling(events)
    }
    if (clock() - told < logEveryMs) return
    told = clock()
    log.info({ ClientsID, host: upstream.host, events }, 'the mirror is being filled')
  }
}
