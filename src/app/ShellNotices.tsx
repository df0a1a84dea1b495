import { useCallback, useRef, useState } from 'react'
import { AlertNotices } from '@/features/alerts/AlertNotices'
import { SinceAway } from '@/features/away/SinceAway'
import { useWhenIdle } from '@/ui/useWhenIdle'
import { FailedHolds } from './FailedHolds'
import classes from './ShellNotices.module.css'
import { useNoticeRoom } from './useNoticeRoom'

/** What is told wherever one is, one notice above the other. */
export function ShellNotices() {
  // What the page itself asks comes first.
  const [isIdle, setIdle] = useState(false)
  useWhenIdle(
    true,
    useCallback(() => setIdle(true), []),
  )
  const root = useRef<HTMLDivElement>(null)
  useNoticeRoom(root)
  return (
    <div ref={root} className={classes.root}>
      {isIdle && <SinceAway />}
      {isIdle && <AlertNotices />}
      <FailedHolds />
    </div>
  )
}
