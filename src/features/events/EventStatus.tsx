import { statusLabel } from '@/session/useNames'
import { Mark, type Tone } from '@/ui/text/Mark'

/** A status with its colour: waiting ones stand out, closed ones are dimmed, errors warn. */
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
