import { m } from '@/messages'
import { useFeedState } from '@/session/useFeed'
import { FreshnessSign } from '@/ui/text/FreshnessSign'
import { useNow } from '@/ui/useNow'

type Props = {
  /** The accessible name: whose age this is. */
  label: string
  /** Since when it could not be read, in epoch ms; 0: never yet. Undefined: reading works. */
  failedSince?: number | undefined
}

/** How old data that follow the change feed may be: the time since the server's last message. */
export function Freshness({ label, failedSince }: Props) {
  const { lastMessageAt, isPaused } = useFeedState()
  const now = useNow()
  return (
    <FreshnessSign
      label={label}
      age={failedSince === 0 ? undefined : Math.max(0, now - (failedSince ?? lastMessageAt))}
      isBehind={isPaused || failedSince !== undefined}
      title={isPaused ? m.live.isPaused : undefined}
    />
  )
}
