import type { Tx } from '../db/transaction'
import { type Ask, readIds, readIdsFromEnd, readRecordsById } from './readList'
import type { ListSource } from './source'
import { versionCache } from './versionCache'

/** From here on, from either end, passing over rows costs more than looking up the page's own. */
export const farFrom = 2000
/** IDs of all kept orders together, 4 bytes each: 64 MB. */
const idsKept = 16_000_000
const keysRemembered = 1000
/** Reading a whole order takes as long as passing over rows so many times (measured: 12 to 15). */
const worthIt = 10

/**
 * Pages far down a list. The first ones of a list pass over the IDs alone, from the nearer end;
 * who asks for many goes through it, and the order of the whole list is read and kept. The last
 * pages are as near to the end as the first to the beginning, and need no order. `key` names the
 * version of the tables, so that no commit can make a kept order wrong.
 */
export function farPages() {
  const orders = versionCache<Int32Array>(idsKept, (ids) => ids.length)
  const asked = new Map<string, number>()

  function isAskedOften(key: string): boolean {
    const times = (asked.get(key) ?? 0) + 1
    const [oldest] = asked.keys()
    if (times === 1 && asked.size >= keysRemembered) asked.delete(oldest ?? key)
    asked.set(key, times)
    return times >= worthIt
  }

  async function orderOf(tx: Tx, source: ListSource, ask: Ask, key: string | undefined) {
    if (key === undefined || (!orders.peek(key) && !isAskedOften(key))) return undefined
    return orders.once(key, () => readIds(tx, source, { ...ask, start: 0, size: -1 }))
  }

  return async (
    tx: Tx,
    source: ListSource,
    ask: Ask,
    { key, total }: { key: string | undefined; total: number | undefined },
  ): Promise<string[]> => {
    const behind = total === undefined ? Number.POSITIVE_INFINITY : total - ask.start
    const order = behind < farFrom ? undefined : await orderOf(tx, source, ask, key)
    if (order) return readRecordsById(tx, source, order.subarray(ask.start, ask.start + ask.size))
    const ids =
      total !== undefined && behind < ask.start
        ? await readIdsFromEnd(tx, source, ask, total)
        : await readIds(tx, source, ask)
    return readRecordsById(tx, source, ids)
  }
}
