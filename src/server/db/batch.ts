type BatchOptions<Item, Result> = {
  /** Items with different keys are never in one batch. */
  keyOf?: (item: Item) => unknown
  /** The most items in one batch. */
  maxItems: number
  /** Resolves with the result of each item, in the same order; an error is that item's alone. */
  work: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>
}

type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (reason: unknown) => void
}

/**
 * Joins calls into batches, one at a time for each key. The first call begins at once; calls that
 * arrive while a batch runs are the next batch, which therefore begins after all of them.
 */
export function batch<Item, Result>({ keyOf, maxItems, work }: BatchOptions<Item, Result>) {
  const lines = new Map<unknown, Waiting<Item, Result>[]>()

  async function turn(waiting: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(waiting.map(({ item }) => item))
      waiting.forEach(({ resolve, reject }, at) => {
        // The work has a result for each item.
        const result = results[at] as Result | Error
        if (result instanceof Error) reject(result)
        else resolve(result)
      })
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  async function goOn(key: unknown, line: Waiting<Item, Result>[]): Promise<void> {
    while (line.length > 0) await turn(line.splice(0, maxItems))
    lines.delete(key)
  }

  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      const key = keyOf?.(item)
      const line = lines.get(key) ?? []
      line.push({ item, resolve, reject })
      if (lines.has(key)) return
      lines.set(key, line)
      void goOn(key, line)
    })
}
