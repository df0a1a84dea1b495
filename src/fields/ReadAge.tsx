import { IconRefresh } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { FreshnessSign } from '@/ui/text/FreshnessSign'
import { useNow } from '@/ui/useNow'
import classes from './ReadAge.module.css'

export type AgingQuery = Pick<UseQueryResult, 'dataUpdatedAt' | 'error' | 'isError' | 'refetch'>

/** How old the oldest of what is shown may be, and what failed; without an age nothing is shown yet. */
export function ageOf(reads: readonly AgingQuery[], now: number) {
  // Data that load for the first time are not shown yet, so they age nothing.
  const shown = reads.filter(({ dataUpdatedAt, isError }) => dataUpdatedAt > 0 || isError)
  const readAt = Math.min(now, ...shown.map(({ dataUpdatedAt }) => dataUpdatedAt))
  return {
    isShown: shown.length > 0,
    age: readAt === 0 ? undefined : now - readAt,
    failed: reads.find(({ isError }) => isError),
  }
}

type Props = {
  /** What is shown; the oldest of it tells the age. */
  reads: readonly AgingQuery[]
  label?: string
}

/**
 * How old a page's data may be; where they are stale, the reason and a button to read them again.
 */
export function ReadAge({ reads, label = m.live.freshness }: Props) {
  const now = useNow()
  const [isReading, setReading] = useState(false)
  const { isShown, age, failed } = ageOf(reads, now)
  if (!isShown) return <div className={classes.root} />
  const readAgain = async () => {
    if (isReading) return
    setReading(true)
    await Promise.all(reads.map((read) => read.refetch()))
    setReading(false)
  }
  return (
    <div className={classes.root}>
      <FreshnessSign label={label} age={age} isBehind={failed !== undefined} />
      <Button
        size="compact-xs"
        variant="quiet"
        icon={<IconRefresh aria-hidden size={14} />}
        className={classes.again}
        aria-busy={isReading}
        onClick={() => void readAgain()}
      >
        {m.live.readAgain}
      </Button>
      <span role="status">{failed && reasonOf(failed.error)}</span>
    </div>
  )
}
