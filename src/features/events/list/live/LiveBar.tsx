import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { Suspense } from 'react'
import { changeFeed } from '@/client/feed/changeFeed'
import { m } from '@/messages'
import { useFeedState } from '@/session/useFeed'
import { IconButton } from '@/ui/buttons/IconButton'
import { lazyPlainPart } from '@/ui/page/lazyLoad'
import { Freshness } from '../../Freshness'
import { LiveAnnouncer } from '../../LiveAnnouncer'
import type { useEventRows } from '../useEventRows'
import classes from './LiveBar.module.css'
import { failedSince, type ListChanges } from './useListChanges'

const LivePill = lazyPlainPart(() => import('./LivePill'), 'LivePill')

type Props = {
  rows: Pick<ReturnType<typeof useEventRows>, 'catchUp' | 'error' | 'isCatchingUp' | 'readAt'>
  changes: ListChanges
  /** The pill disappears while it has the focus: a row in sight takes the focus. */
  onLeave: () => void
}

function PauseButton() {
  const { isPaused } = useFeedState()
  const Icon = isPaused ? IconPlayerPlay : IconPlayerPause
  const name = isPaused ? m.live.resume : m.live.pause
  return (
    <IconButton
      size={28}
      aria-label={name}
      title={name}
      onClick={isPaused ? changeFeed.resume : changeFeed.pause}
    >
      <Icon aria-hidden size={16} />
    </IconButton>
  )
}

/** How fresh the list is, and what changed since it was read. Its room is reserved. */
export function LiveBar({ rows, changes, onLeave }: Props) {
  const { moved } = changes
  const catchUp = async (isByKeyboard: boolean) => {
    await rows.catchUp()
    if (isByKeyboard) onLeave()
  }
  return (
    <div className={classes.root}>
      <Freshness label={m.live.freshness} failedSince={failedSince(rows, changes)} />
      <PauseButton />
      <Suspense>
        {moved && <LivePill moved={moved} isLoading={rows.isCatchingUp} onPress={catchUp} />}
      </Suspense>
      <LiveAnnouncer text={moved === undefined ? '' : m.live.pill(moved)} />
    </div>
  )
}
