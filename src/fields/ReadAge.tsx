import { IconRefresh } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { FreshnessSign } from '@/ui/FreshnessSign'
import { useNow } from '@/ui/useNow'
import classes from './ReadAge.module.css'
import { reasonOf } from './reasonOf'

export type Read = Pick<UseQueryResult, 'dataUpdatedAt' | 'error' | 'isError' | 'refetch'>

type Props = {
  /** What is shown; the oldest of it tells the age. */
  reads: readonly Read[]
  label?: string
}

/** How old a page's data may be; where they are not fresh, why, and a way to read them again. */
export function ReadAge({ reads, label = m.live.freshness }: Props) {
  const now = useNow()
  const [isReading, setReading] = useState(false)
  const failed = reads.find(({ isError }) => isError)
  // What is on its way for the first time is not shown yet, so it makes nothing old.
  const shown = reads.filter(({ dataUpdatedAt, isError }) => dataUpdatedAt > 0 || isError)
  if (shown.length === 0) return <div className={classes.root} />
  const readAt = Math.min(now, ...shown.map(({ dataUpdatedAt }) => dataUpdatedAt))
  const age = readAt === 0 ? undefined : now - readAt
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
