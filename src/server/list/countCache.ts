const countsKept = 1000

/**
 * Counts, kept under a key that names the tables' version: no commit can make one wrong, so
 * each is made once. The oldest goes when there are too many.
 */
export function countCache() {
  const counts = new Map<string, number>()
  return async (key: string | undefined, count: () => Promise<number>): Promise<number> => {
    if (key === undefined) return count()
    const kept = counts.get(key)
    if (kept !== undefined) return kept
    const made = await count()
    const [oldest] = counts.keys()
    if (counts.size >= countsKept && oldest !== undefined) counts.delete(oldest)
    counts.set(key, made)
    return made
  }
}
