import type { ReactNode } from 'react'
import { freshnessOf } from '@/ui/text/FreshnessSign'
import { useNow } from '@/ui/useNow'
import { type AgingQuery, ageOf } from './ReadAge'

type Props = {
  read: AgingQuery
  /** It is of the past, and does not age. */
  isPast?: boolean
  className: string | undefined
  children: ReactNode
}

/** Marks what it holds with its freshness, for numbers that look as old as they are. */
export function AgedLook({ read, isPast = false, className, children }: Props) {
  const { age = Number.POSITIVE_INFINITY, failed } = ageOf([read], useNow())
  const state = isPast ? 'fresh' : freshnessOf(age, failed !== undefined)
  return (
    <div className={className} data-state={state}>
      {children}
    </div>
  )
}
