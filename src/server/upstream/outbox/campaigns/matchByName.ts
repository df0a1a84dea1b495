import { assignAlike } from '../assignAlike'
import type { WriteVerdict } from '../search'

/** A clone whose outcome is unclear. They come in the order in which they were sent. */
export type SoughtName = { id: number; Name: string; lastKnownID: number; isWaiting: boolean }
export type FoundName = { ID: number; Name: string }

/**
 * What became of clones, by the campaigns of the mirror in the order of their IDs: each of those of
 * one name is one of them. While somebody waits for the answer of one, nothing is said of the others.
 */
export function matchByName(
  sought: readonly SoughtName[],
  found: readonly FoundName[],
): Map<number, WriteVerdict> {
  const verdicts = new Map<number, WriteVerdict>()
  for (const name of new Set(sought.map(({ Name }) => Name))) {
    const alike = sought.filter(({ Name }) => Name === name)
    if (alike.some(({ isWaiting }) => isWaiting)) continue
    const named = found.filter(({ Name }) => Name === name)
    const newFor = ({ lastKnownID }: SoughtName) => named.filter(({ ID }) => ID > lastKnownID)
    for (const [id, verdict] of assignAlike(alike, newFor)) verdicts.set(id, verdict)
  }
  return verdicts
}
