import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { changeFeed } from '@/client/changeFeed'
import { useFeedState } from '@/fields/useFeed'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { Aloud } from './Aloud'
import { Freshness } from './Freshness'
import classes from './LiveBar.module.css'
import { LivePill } from './LivePill'
import type { CalmRows } from './useCalmRows'

type Props = {
  moved: CalmRows['moved']
  /** Since when the list could not be read, in epoch ms; 0: never yet. */
  failedSince: number | undefined
  isCatchingUp: boolean
  onCatchUp: (isByKeyboard: boolean) => void
}

function PauseButton() {
  const { isPaused } = useFeedState()
  const Icon = isPaused ? IconPlayerPlay : IconPlayerPause
  const name = isPaused ? m.live.resume : m.live.pause
  return (
    <Button
      variant="quiet"
      size="compact-xs"
      aria-label={name}
      title={name}
      icon={<Icon aria-hidden size={14} />}
      className={classes.pause}
      onClick={isPaused ? changeFeed.resume : changeFeed.pause}
    >
      {name}
    </Button>
  )
}

/** How fresh the list is, and what has happened since it was read. Its place is always there. */
export const LiveBar = ({ moved, failedSince, isCatchingUp, onCatchUp }: Props) => (
  <div className={classes.root}>
    <Freshness label={m.live.freshness} failedSince={failedSince} />
    <PauseButton />
    {moved && <LivePill moved={moved} isLoading={isCatchingUp} onPress={onCatchUp} />}
    <Aloud text={moved === undefined ? '' : m.live.pill(moved)} />
  </div>
)
