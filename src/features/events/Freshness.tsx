import { useFeedState } from '@/fields/useFeed'
import { m } from '@/messages'
import { FreshnessSign } from '@/ui/FreshnessSign'
import { useNow } from '@/ui/useNow'

type Props = {
  /** Its name: what it is the freshness of. */
  label: string
  /** Since when it could not be read, in epoch ms; 0: never yet. Undefined: reading works. */
  failedSince?: number | undefined
}

/** How old what follows the change feed may be: since when the server has said nothing. */
export function Freshness({ label, failedSince }: Props) {
  const { lastWord, isPaused } = useFeedState()
  const now = useNow()
  return (
    <FreshnessSign
      label={label}
      age={failedSince === 0 ? undefined : Math.max(0, now - (failedSince ?? lastWord))}
      isBehind={isPaused || failedSince !== undefined}
      title={isPaused ? m.live.isPaused : undefined}
    />
  )
}
