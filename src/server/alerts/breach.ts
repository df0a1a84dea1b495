import { endsAt, type ViewLimit } from '@/contract/viewLimit'

const minuteMs = 60_000

/** What is known of a limited view before it is counted again. */
export type Watched = {
  limit: ViewLimit
  /** In epoch ms: since when it holds more than its limit without a break. */
  aboveSince: number | undefined
  /** The most that it has held since its alert began; undefined where it has none. */
  highest: number | undefined
}

export type Breach = {
  what: 'begins' | 'worsens' | 'ends' | 'stays'
  aboveSince: number | undefined
  /** When a breach that lasts begins an alert. */
  ripensAt: number | undefined
}

/** What a number means for the alert of a view. */
export function judge({ limit, aboveSince, highest }: Watched, value: number, now: number): Breach {
  const isAbove = value > limit.nAbove
  const since = isAbove ? (aboveSince ?? now) : undefined
  const said = (what: Breach['what'], ripensAt?: number) => ({ what, aboveSince: since, ripensAt })
  if (highest !== undefined) {
    if (value <= endsAt(limit.nAbove)) return said('ends')
    return said(value > highest ? 'worsens' : 'stays')
  }
  if (since === undefined) return said('stays')
  const ripensAt = since + limit.nMinutes * minuteMs
  return now >= ripensAt ? said('begins') : said('stays', ripensAt)
}
