import type { Logger } from 'pino'
import type { Db } from '../db/open'
import type { UpstreamSettings } from '../settings/upstreamSettings'
import type { RecordKind } from './kinds/recordKind'
import { recordKinds } from './kinds/recordKinds'
import { holdLease } from './lease'
import type { IdSet } from './read/idSet'
import { listReader } from './read/listReader'
import { UpstreamFault } from './upstreamFault'
import type { UpstreamLimits } from './upstreamRequest'

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
  const { log, clock, ClientsID, holder, signal } = options
  const progress = fillingLog(log, options)
  const lists = listReader({
    ...options,
    hold: (tx) => holdLease(tx, { holder, now: clock() }),
    onStored: async (kind, records) => {
      if (kind.kind === 'event') await progress(records)
    },
  })

  async function pollKind(kind: RecordKind): Promise<UpstreamFault | undefined> {
    const beganAt = Date.now()
    const reading = await lists.read({ kind })
    const { end } = reading
    const held = end.isWhole ? { ids: end.ids } : {}
    const { isWhole } = end
    await options.onList?.({ ClientsID, kind: kind.kind, beganAt, isWhole, ...held, signal })
    if (!end.isWhole) return end.fault
    await lists.noteAbsent({ kind }, reading, end.ids)
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
    return { changed: lists.changed(), faults }
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
