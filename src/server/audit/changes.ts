type Fields = Record<string, unknown>

/** Of two records, the keys whose values differ. */
export function changes(before: Fields, after: Fields): { before: Fields; after: Fields } {
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  const only = (record: Fields) =>
    Object.fromEntries(changed.map((key) => [key, record[key] ?? null]))
  return { before: only(before), after: only(after) }
}
