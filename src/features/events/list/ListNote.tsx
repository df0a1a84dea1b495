import { Suspense } from 'react'
import { lazyPart } from '@/ui/page/lazyLoad'
import { LiveBar } from './live/LiveBar'
import type { ListChanges } from './live/useListChanges'
import { Matches } from './Matches'
import type { useEventRows } from './useEventRows'

const PastNote = lazyPart(() => import('./PastNote'), 'PastNote')

type Props = {
  rows: ReturnType<typeof useEventRows>
  /** Nothing is counted for a filter that was never valid. */
  isReadable: boolean
  calm: ListChanges
  onNow: () => void
  onLeave: () => void
}

/** How many the list holds, and how fresh it is, or which past minute it shows. */
export function ListNote({ rows, isReadable, calm, onNow, onLeave }: Props) {
  const { at } = rows.asked
  return (
    <>
      <Matches
        count={isReadable ? rows.count : undefined}
        moreThan={isReadable ? rows.moreThan : undefined}
        isCounting={isReadable && !rows.error}
      />
      {at === undefined ? (
        <LiveBar rows={rows} changes={calm} onLeave={onLeave} />
      ) : (
        <Suspense>
          <PastNote at={at} onNow={onNow} />
        </Suspense>
      )}
    </>
  )
}
