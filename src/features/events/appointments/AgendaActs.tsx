import { actsOn, isStep } from '@/contract/event/eventSteps'
import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'
import { Button } from '@/ui/buttons/Button'
import classes from './AppointmentsPage.module.css'

type Props = {
  event: AcdEvent
  tabIndex: 0 | -1
  onMove: (event: AcdEvent) => void
  onRelease: (event: AcdEvent) => void
}

/** What can be done to an event of the agenda, by the one who is signed in. */
export function AgendaActs({ event, tabIndex, onMove, onRelease }: Props) {
  const principal = usePrincipal()
  const status = event.AcdEventStatusID
  if (!actsOn(principal, event)) return null
  const act = (name: 'move' | 'release', onPress: (event: AcdEvent) => void) => (
    <Button size="compact-xs" variant="default" tabIndex={tabIndex} onClick={() => onPress(event)}>
      {m.actions.names[name]}
    </Button>
  )
  return (
    <span className={classes.acts}>
      {isStep('move', status) && act('move', onMove)}
      {event.UsersID !== null && isStep('release', status) && act('release', onRelease)}
    </span>
  )
}
