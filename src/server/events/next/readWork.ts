import type { AcdEvent } from '@/contract/event/events'
import { dueFilter, mineFilter, type Work, type WorkList } from '@/contract/work'
import type { Tx } from '../../db/transaction'
import type { Principal } from '../../http/principal'
import type { ListOptions } from '../../list/listing'
import { readRecordsById } from '../../list/readList'
import { eventLists } from '../eventLists'
import { eventSource } from '../eventSource'
import { readCandidates, readLater } from './candidates'
import { readTakers } from './takers'

/** Events that a part of the page shows; the rest is in the list behind it. */
const maxShown = 20
const maxNext = 5

const nothing: Work = {
  AcdGroupsIDs: [],
  bPerson: false,
  bPaused: false,
  mine: { filter: mineFilter, count: 0, records: [] },
  due: { filter: dueFilter([]), count: 0, records: [] },
  next: [],
  later: null,
  status: 200,
}

type WorkCall = { principal: Principal; now: number }

/** What stands on the page of a user: of a principal who is none, nothing. */
export function workReader(options: ListOptions) {
  const source = eventSource(options.zone)
  const lists = eventLists(options)

  /** The wire's own text of the records, which their schema describes. */
  const records = async (tx: Tx, ids: readonly number[]): Promise<AcdEvent[]> =>
    (await readRecordsById(tx, source, Int32Array.from(ids))).map((record) => JSON.parse(record))

  async function listOf(tx: Tx, filter: string, call: WorkCall): Promise<WorkList> {
    const { count } = await lists.count(tx, filter, call)
    const order = { orderBy: 'dtRemind', ascending: true }
    const ids =
      count > 0 ? await lists.firstIDs(tx, filter, call, { ...order, size: maxShown }) : []
    return { filter, count, records: await records(tx, ids) }
  }

  return async (tx: Tx, call: WorkCall): Promise<Work> => {
    const { principal, now } = call
    const [taker] = await readTakers(tx, [principal])
    if (!taker) return nothing
    const [next = []] = await readCandidates(tx, [taker], { now, each: maxNext })
    const later = await readLater(tx, taker, now)
    const [first = null] = await records(tx, later === undefined ? [] : [later])
    return {
      AcdGroupsIDs: [...taker.groups],
      bPerson: taker.isPerson,
      bPaused: taker.isPaused,
      mine: await listOf(tx, mineFilter, call),
      due: await listOf(tx, dueFilter(taker.groups), call),
      next: await records(tx, next.slice(0, maxNext)),
      later: first,
      status: 200,
    }
  }
}
