import { useCallback, useState } from 'react'
import { AlertNotices } from '@/features/alerts/AlertNotices'
import { SinceAway } from '@/features/away/SinceAway'
import { useWhenIdle } from '@/ui/useWhenIdle'
import { FailedHolds } from './FailedHolds'
import classes from './ShellNotices.module.css'

/** What is told wherever one is, one notice above the other. */
export function ShellNotices() {
  // What the page itself asks comes first.
  const [isIdle, setIdle] = useState(false)
  useWhenIdle(
    true,
    useCallback(() => setIdle(true), []),
  )
  return (
    <div className={classes.root}>
      {isIdle && <SinceAway />}
      {isIdle && <AlertNotices />}
      <FailedHolds />
    </div>
  )
}
