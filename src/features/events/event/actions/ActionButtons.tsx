import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import type { EventActionEntry } from '../../eventActions'

type Props = {
  offers: readonly EventActionEntry[]
  isPending: boolean
  onChoose: (offer: EventActionEntry) => void
}

/** Actions as buttons, with the one that makes an event one's own in front. */
export const ActionButtons = ({ offers, isPending, onChoose }: Props) =>
  offers.map((offer) => (
    <Button
      key={offer.name}
      size="xs"
      variant={offer.name === 'take' ? 'filled' : 'default'}
      icon={offer.icon}
      disabled={isPending}
      onClick={() => onChoose(offer)}
    >
      {m.actions.names[offer.name]}
    </Button>
  ))
