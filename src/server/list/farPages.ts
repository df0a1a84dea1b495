import type { Tx } from '../http/mount'
import { type Ask, readIds, readIdsFromEnd, readRecords } from './readList'
import type { ListSource } from './source'

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
  const orders = new Map<string, Int32Array>()
  const asked = new Set<string>()
  let held = 0

  function keep(key: string, order: Int32Array): void {
    if (order.length > idsKept) return
    for (const [oldest, ids] of orders) {
      if (held + order.length <= idsKept) break
      orders.delete(oldest)
      held -= ids.length
    }
    orders.set(key, order)
    held += order.length
  }

  function isAskedAgain(key: string): boolean {
    const again = asked.has(key)
    const [oldest] = asked
    if (asked.size >= keysRemembered && oldest !== undefined) asked.delete(oldest)
    asked.add(key)
    return again
  }

  async function orderOf(tx: Tx, source: ListSource, ask: Ask, key: string | undefined) {
    if (key === undefined) return undefined
    const kept = orders.get(key)
    if (kept || !isAskedAgain(key)) return kept
    const order = await readIds(tx, source, { ...ask, start: 0, size: -1 })
    keep(key, order)
    return order
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
