/** A set of IDs in some bytes each, for millions of them: what is seen twice is found at the end. */
export function idSet() {
  let ids = new Int32Array(1024)
  let count = 0
  let isSorted = true
  const sorted = () => {
    if (!isSorted) ids.subarray(0, count).sort()
    isSorted = true
    return ids.subarray(0, count)
  }
  return {
    add(id: number) {
      if (count === ids.length) {
        const larger = new Int32Array(count * 2)
        larger.set(ids)
        ids = larger
      }
      if (count > 0 && id <= (ids[count - 1] ?? 0)) isSorted = false
      ids[count] = id
      count += 1
    },
    /** An ID that was added twice. */
    repeated(): number | undefined {
      const all = sorted()
      return all.find((id, at) => at > 0 && id === all[at - 1])
    },
    has(id: number): boolean {
      const all = sorted()
      let [from, to] = [0, all.length]
      while (from < to) {
        const middle = (from + to) >>> 1
        if ((all[middle] ?? 0) < id) from = middle + 1
        else to = middle
      }
      return all[from] === id && from < all.length
    },
    size: () => count,
  }
}
export type IdSet = ReturnType<typeof idSet>
