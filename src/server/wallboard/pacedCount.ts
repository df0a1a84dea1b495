/** A count that is quicker than this is made anew for each answer. */
const quickMs = 25
/** A slower one takes a tenth of the time at the most. */
const restFactor = 9
/** Of owners; the oldest go beyond them. */
const maxKept = 1000

export type Counted<Value> = { value: Value; countedAt: number }

type Options = { key: string; now: number }

/**
 * Counts for a board that is read every 1.5 s: what takes long is counted seldom, so that it holds
 * up nobody, and says when it was.
 */
export function pacedCount<Value>(steady: () => number = () => performance.now()) {
  const kept = new Map<string, Counted<Value> & { restsUntil: number }>()

  return async ({ key, now }: Options, count: () => Promise<Value>): Promise<Counted<Value>> => {
    const known = kept.get(key)
    if (known && steady() < known.restsUntil) return known
    const began = steady()
    const value = await count()
    const took = steady() - began
    const counted = { value, countedAt: now }
    kept.delete(key)
    if (took > quickMs) kept.set(key, { ...counted, restsUntil: steady() + took * restFactor })
    const [oldest] = kept.keys()
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
    return counted
  }
}
