import type { Logger } from 'pino'
import { wallStamp } from '@/contract/values/zone'
import type { Db } from '../db/open'
import type { UpstreamSettings } from '../settings/upstreamSettings'
import { readStamps } from '../transfer/readStamp'
import { holdLease } from './lease'
import { noteMissing, unlist } from './missing'
import type { IdSet } from './read/idSet'
import { type ListEnd, type ListedRecord, readList } from './read/readList'
import { readOneRecord } from './readOne'
import type { RecordKind } from './recordKind'
import { recordKinds } from './recordKinds'
import { namelessOf, rejectUnread } from './rejected'
import { storePiece } from './storePiece'
import { retryAfterMs, UpstreamFault } from './upstreamFault'
import { type UpstreamLimits, upstreamRequest } from './upstreamRequest'

/** So many records are compared and stored in one transaction. */
const pieceSize = 500
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

  async function store(kind: RecordKind, begun: number, records: readonly ListedRecord[]) {
    await db.asAccount(ClientsID, async (tx) => {
      const now = clock()
      await holdLease(tx, { holder, now })
      const readable = records.filter(({ fault }) => fault === undefined)
      const piece = { ...reading, ClientsID, kind, records: readable, begun, now, isFirst }
      changed += await storePiece(tx, piece)
      await rejectUnread(tx, { ClientsID, kind, now, records })
    })
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

  /** Reads a list to its end; what comes is stored while more comes. */
  async function readAll(kind: RecordKind, begun: number, nameless: Set<string>): Promise<ListEnd> {
    const list = listed(kind)
    let waiting: ListedRecord[] = []
    let events = 0
    for (;;) {
      const next = await list.next()
      if (!next.done) waiting.push(...next.value)
      while (waiting.length >= pieceSize || (next.done && waiting.length > 0)) {
        const piece = waiting.slice(0, pieceSize)
        waiting = waiting.slice(pieceSize)
        await store(kind, begun, piece)
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
