import type { Query } from '@tanstack/react-query'
import { isMissing } from './errors'

/**
 * Records that others change and that the change feed does not cover: read again every 10 s while
 * they are on a visible page. So they stay fresh (15 s), with room for a slow answer.
 */
export const polled = { meta: { readEvery: 10_000 } } as const

/** Names that change now and then. */
export const polledSlowly = { meta: { readEvery: 5 * 60_000 } } as const

/** Whether it is time to read a query again. A record that does not exist is not read again. */
export function isDue({ meta, state }: Query, now: number): boolean {
  const every = meta?.readEvery
  if (typeof every !== 'number' || isMissing(state.error)) return false
  return now - Math.max(state.dataUpdatedAt, state.errorUpdatedAt) >= every
}
