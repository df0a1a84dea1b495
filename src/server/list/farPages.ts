import type { Tx } from '../http/mount'
import { type Ask, readIds, readIdsFromEnd, readRecords } from './readList'
import type { ListSource } from './source'
import { versionCache } from './versionCache'

/** From here on, passing over rows costs more than looking up the page's own. */
export const farFrom = 2000
/** IDs of all kept orders together, 4 bytes each: 64 MB. */
const idsKept = 16_000_000
const keysRemembered = 1000

/**
 * Pages far down a list. The first one of a list passes over the IDs alone, from the nearer end;
 * who asks a second one is scrolling, and the order of the whole list is read and kept. `key`
 * names the version of the tables, so that no commit can make a kept order wrong.
 */
export function farPages() {
  const orders = versionCache<Int32Array>(idsKept, (ids) => ids.length)
  const asked = new Set<string>()

  function isAskedAgain(key: string): boolean {
    const again = asked.has(key)
    const [oldest] = asked
    if (asked.size >= keysRemembered && oldest !== undefined) asked.delete(oldest)
    asked.add(key)
    return again
  }

  async function orderOf(tx: Tx, source: ListSource, ask: Ask, key: string | undefined) {
    if (key === undefined || (!orders.peek(key) && !isAskedAgain(key))) return undefined
    return orders.once(key, () => readIds(tx, source, { ...ask, start: 0, size: -1 }))
  }

  return async (
    tx: Tx,
    source: ListSource,
    ask: Ask,
    { key, total }: { key: string | undefined; total: number | undefined },
  ): Promise<string[]> => {
    const order = await orderOf(tx, source, ask, key)
    if (order) return readRecords(tx, source, order.subarray(ask.start, ask.start + ask.size))
    const isNearEnd = total !== undefined && ask.start > total / 2
    const ids = isNearEnd
      ? await readIdsFromEnd(tx, source, ask, total)
      : await readIds(tx, source, ask)
    return readRecords(tx, source, ids)
  }
}
