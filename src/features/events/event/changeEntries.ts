import type { HistoryEntry } from '@/contract/event/eventActions'

/**
 * The entries of a history, oldest first, that made these fields what they are: for each field the
 * last one that names it, if that is the value it has. Without a changed field, the last comment.
 * None where the history does not prove it.
 */
export function changeEntries(
  history: readonly HistoryEntry[],
  after: Readonly<Record<string, unknown>>,
  changes: readonly { key: string }[],
): readonly HistoryEntry[] {
  const lastWith = (key: string) =>
    history.findLastIndex((entry) => entry.after !== null && key in entry.after)
  const places = changes.map(({ key }) => {
    const place = lastWith(key)
    return history[place]?.after?.[key] === after[key] ? place : -1
  })
  if (places.includes(-1)) return []
  if (places.length === 0) return history.slice(-1)
  return [...new Set(places)].sort((a, b) => a - b).flatMap((place) => history[place] ?? [])
}
