import { Suspense, useCallback, useState } from 'react'
import { lazyPart } from '@/ui/page/lazyLoad'
import { useWhenIdle } from '@/ui/useWhenIdle'
import { CalendarButton } from './CalendarButton'
import type { CalendarProps } from './CalendarPopover'

const CalendarPopover = lazyPart(() => import('./CalendarPopover'), 'CalendarPopover')

/**
 * A calendar to choose the day with the pointer. Its code comes when the page is idle, or with the
 * first press.
 */
export function Calendar(props: CalendarProps) {
  const [isWanted, setWanted] = useState(false)
  if (props.isOpen && !isWanted) setWanted(true)
  const prepare = useCallback(() => {
    void CalendarPopover.loadAhead().then(() => setWanted(true))
  }, [])
  useWhenIdle(true, prepare)
  const button = <CalendarButton onClick={() => props.onOpen(true)} />
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <CalendarPopover {...props} />
    </Suspense>
  )
}
