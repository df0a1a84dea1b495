/**
 * Values under keys that name the tables' version: no commit can make one wrong, so each is made
 * once. The oldest goes when there are more than `most`. Without a key nothing is kept.
 */
export function versionCache<Value>(most: number) {
  const values = new Map<string, Value>()
  async function once(key: string | undefined, make: () => Promise<Value>): Promise<Value> {
    if (key === undefined) return make()
    const kept = values.get(key)
    if (kept !== undefined) return kept
    const made = await make()
    const [oldest] = values.keys()
    if (values.size >= most && oldest !== undefined) values.delete(oldest)
    values.set(key, made)
    return made
  }
  /** What is kept already. */
  const peek = (key: string | undefined) => (key === undefined ? undefined : values.get(key))
  return { once, peek }
}
