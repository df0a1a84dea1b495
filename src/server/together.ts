type Settings<Item, Result> = {
  /** Items with different keys never share a turn. */
  keyOf?: (item: Item) => unknown
  /** Items of one turn at most. */
  most: number
  /** What came of each, in the same order; an error is that item's alone. */
  work: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>
}

type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (reason: unknown) => void
}

/**
 * What is asked while the same is being done for others is done for all of them in the next turn.
 * Nobody waits while nothing is being done, and no turn begins before what it is for was asked.
 */
export function together<Item, Result>({ keyOf, most, work }: Settings<Item, Result>) {
  const lines = new Map<unknown, Waiting<Item, Result>[]>()

  async function turn(waiting: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(waiting.map(({ item }) => item))
      waiting.forEach(({ resolve, reject }, at) => {
        // The work answers for each that it was given.
        const result = results[at] as Result | Error
        if (result instanceof Error) reject(result)
        else resolve(result)
      })
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  async function goOn(key: unknown, line: Waiting<Item, Result>[]): Promise<void> {
    while (line.length > 0) await turn(line.splice(0, most))
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
