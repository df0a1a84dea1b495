import { wallStamp } from '@/contract/values/zone'
import type { Db } from '../../db/open'
import type { Tx } from '../../db/transaction'
import type { UpstreamSettings } from '../../settings/upstreamSettings'
import { type Pace, paceOf } from '../../transfer/pace'
import { readStamps } from '../../transfer/readStamp'
import type { RecordKind } from '../kinds/recordKind'
import { noteMissing } from '../missing'
import { readOneRecord } from '../readOne'
import { namelessOf, rejectUnread } from '../rejected'
import { storePiece } from '../storePiece'
import { unlist } from '../unlist'
import type { UpstreamLimits } from '../upstreamRequest'
import type { IdSet } from './idSet'
import { openList } from './openList'
import type { ListEnd, ListedRecord } from './readList'

/** So many missing records are asked for by themselves in one reading. */
const askedAlone = 1000

export type ListReaderParts = {
  db: Db
  clock: () => number
  zone: string
  upstream: UpstreamSettings
  limits?: UpstreamLimits | undefined
  ClientsID: number
  /** The mirror is being filled. */
  isFirst: boolean
  signal: AbortSignal
  /** In each transaction that writes, before it does; throws where another process reads by now. */
  hold: (tx: Tx) => Promise<void>
  /** Told how many records of a list are stored so far. */
  onStored?: (kind: RecordKind, records: number) => Promise<void>
}

/** A list, or the part of it that belongs to one campaign. */
type AskedList = { kind: RecordKind; DiallerCampaignsID?: number | undefined }

/** What was read of a list, and what its records without an ID have in place of one. */
type ListReading = { end: ListEnd; begun: number; nameless: ReadonlySet<string> }

const queryOf = ({ DiallerCampaignsID }: AskedList) =>
  DiallerCampaignsID === undefined ? {} : { diallerCampaignsID: String(DiallerCampaignsID) }

/** Reads lists of an upstream into the mirror of a client account. */
export function listReader(parts: ListReaderParts) {
  const { db, clock, zone, upstream, limits, ClientsID, isFirst, signal, hold, onStored } = parts
  const reading = {
    instantOf: readStamps(zone),
    stampOf: (instant: number) => wallStamp(instant, zone),
  }
  // On the embedded database everybody waits for a piece: as of an import.
  const pace = paceOf(db)
  let changed = 0

  /** Compares and stores some records in one transaction; answers with how long that took. */
  async function store(
    { kind, DiallerCampaignsID }: AskedList,
    begun: number,
    records: readonly ListedRecord[],
  ): Promise<number> {
    let began = 0
    await db.asAccount(ClientsID, async (tx) => {
      began = performance.now()
      await hold(tx)
      const now = clock()
      const at = { ClientsID, kind, now, DiallerCampaignsID }
      const readable = records.filter(({ fault }) => fault === undefined)
      changed += await storePiece(tx, { ...reading, ...at, records: readable, begun, isFirst })
      await rejectUnread(tx, { ...at, records })
    })
    return performance.now() - began
  }

  /** Reads a list to its end; what comes is stored while more comes. */
  async function read(list: AskedList): Promise<ListReading> {
    const { kind } = list
    const begun = clock()
    const nameless = new Set<string>()
    const request = { upstream, ClientsID, path: kind.listPath, signal, limits }
    const arriving = openList({ ...request, query: queryOf(list) })
    let waiting: ListedRecord[] = []
    let stored = 0
    for (;;) {
      const next = await arriving.next()
      if (!next.done) waiting.push(...next.value)
      for (;;) {
        const piece = pieceOf(waiting, pace, next.done === true)
        if (piece.length === 0) break
        waiting = waiting.slice(piece.length)
        await pace.rest(await store(list, begun, piece))
        for (const id of namelessOf(piece)) nameless.add(id)
        stored += piece.length
        await onStored?.(kind, stored)
      }
      if (next.done) return { end: next.value, begun, nameless }
    }
  }

  async function askAlone({ kind }: AskedList, ids: readonly number[]): Promise<void> {
    const gone: number[] = []
    for (const ID of ids.slice(0, askedAlone)) {
      if (signal.aborted) break
      const begun = clock()
      const one = await readOneRecord(upstream, ClientsID, kind, ID, { signal, limits })
      if (one === 'none') gone.push(ID)
      else if (one !== 'unknown') await store({ kind }, begun, [one.record])
    }
    await db.asAccount(ClientsID, async (tx) => {
      await hold(tx)
      await unlist(tx, kind, gone, clock())
    })
    changed += gone.length
  }

  /** Notes what a whole list did not hold; what may be removed is asked for by itself. */
  async function noteAbsent(
    list: AskedList,
    { begun, nameless }: ListReading,
    ids: IdSet,
  ): Promise<void> {
    const alone = await db.asAccount(ClientsID, async (tx) => {
      await hold(tx)
      return noteMissing(tx, { ...list, ClientsID, ids, nameless, begun, now: clock() })
    })
    if (alone.length > 0) await askAlone(list, alone)
  }

  /** `changed` tells how many records differed so far. */
  return { read, noteAbsent, changed: () => changed }
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
