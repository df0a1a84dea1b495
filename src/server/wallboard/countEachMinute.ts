/** Of owners and views; the oldest go beyond them. */
const maxKept = 1000

type Options = {
  key: string
  /** The past minute that is counted, epoch ms. */
  minute: number
}

/** Counts of a past minute, which do not change any more: a board that is read every 1.5 s has each once. */
export function countEachMinute<Value>() {
  const kept = new Map<string, { minute: number; value: Value }>()

  return async ({ key, minute }: Options, count: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key)
    if (known?.minute === minute) return known.value
    const value = await count()
    kept.delete(key)
    kept.set(key, { minute, value })
    const [oldest] = kept.keys()
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
