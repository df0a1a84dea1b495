import { statusLabel } from '@/fields/useNames'
import { Mark, type Tone } from '@/ui/Mark'

/** What waits stands out, what is over steps back, errors warn. */
const tones: Record<number, Tone> = {
  0: 'waiting',
  1: 'waiting',
  20: 'waiting',
  40: 'later',
  98: 'over',
  99: 'over',
  100: 'wrong',
}

export const EventStatus = ({ id }: { id: number }) => (
  <Mark tone={tones[id] ?? 'active'} text={statusLabel(id)} />
)
