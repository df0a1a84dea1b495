import { useState } from 'react'
import type { ListFilter } from './filter/filterTerms'

/** The last valid filter: while a newer one has a mistake, its list stays. */
export function useReadable(filter: ListFilter): ListFilter | undefined {
  const [readable, setReadable] = useState(filter.mistake ? undefined : filter)
  if (filter.mistake) return readable
  if (readable !== filter) setReadable(filter)
  return filter
}
