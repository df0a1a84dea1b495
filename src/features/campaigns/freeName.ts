/** The first name for a copy that no campaign has yet. */
export function freeName(
  name: string,
  taken: readonly string[],
  copyOf: (name: string, count: number) => string,
): string {
  for (let count = 1; ; count += 1) {
    const proposed = copyOf(name, count)
    if (!taken.includes(proposed)) return proposed
  }
}
