import { fold } from '@/contract/filter/fold'

/** The first name for a copy that no campaign has yet, nor one that differs by case or accents. */
export function freeName(
  name: string,
  taken: readonly string[],
  copyOf: (name: string, count: number) => string,
): string {
  const folded = new Set(taken.map(fold))
  for (let count = 1; ; count += 1) {
    const proposed = copyOf(name, count)
    if (!folded.has(fold(proposed))) return proposed
  }
}
