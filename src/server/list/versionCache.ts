/**
 * Values under keys that name the tables' version: no commit can make one wrong, so each is made
 * once. The oldest go when all together weigh more than `maxWeight`. Without a key nothing is kept.
 */
export function versionCache<Value>(
  maxWeight: number,
  weightOf: (value: Value) => number = () => 1,
) {
  const values = new Map<string, Value>()
  let weight = 0

  function keep(key: string, value: Value): void {
    if (weightOf(value) > maxWeight) return
    for (const [oldest, other] of values) {
      if (weight + weightOf(value) <= maxWeight) break
      values.delete(oldest)
      weight -= weightOf(other)
    }
    // Two that ask at the same moment both make it.
    if (!values.has(key)) weight += weightOf(value)
    values.set(key, value)
  }

  /** What is kept already. */
  const peek = (key: string | undefined) => (key === undefined ? undefined : values.get(key))

  async function once(key: string | undefined, make: () => Promise<Value>): Promise<Value> {
    const kept = peek(key)
    if (kept !== undefined) return kept
    const made = await make()
    if (key !== undefined) keep(key, made)
    return made
  }

  return { once, peek }
}
