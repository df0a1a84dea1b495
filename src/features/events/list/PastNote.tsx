import { minuteStamp } from '@/contract/event/pastMinute'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { formatStamp } from '@/ui/text/format'

type Props = {
  /** The minute that the list is as of, on the centre's clock. */
  at: string
  onNow: () => void
}

/** The list is one of the past: it is looked at, and nothing is done to it. */
export const PastNote = ({ at, onNow }: Props) => (
  <>
    <span role="status">{m.past.asOf(formatStamp(minuteStamp(at)))}</span>
    <Button size="xs" variant="default" onClick={onNow}>
      {m.past.back}
    </Button>
  </>
)
