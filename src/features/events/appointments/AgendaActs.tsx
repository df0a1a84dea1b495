import { IconCalendarEvent, IconUsersGroup } from '@tabler/icons-react'
import { actsOn, isStep } from '@/contract/event/eventSteps'
import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'
import { useUpstream } from '@/session/useUpstream'
import { Button } from '@/ui/buttons/Button'
import { IconButton } from '@/ui/buttons/IconButton'
import classes from './AppointmentsPage.module.css'

type Props = {
  event: AcdEvent
  tabIndex: 0 | -1
  /** There is room for signs alone. */
  isSlim: boolean
  /** The clock shows its time twice that day, and it is in the second pass. */
  isSecond?: boolean | undefined
  onMove: (event: AcdEvent) => void
  onRelease: (event: AcdEvent) => void
}

const signs = { move: IconCalendarEvent, release: IconUsersGroup }

/** What can be done to an event of the agenda, by the one who is signed in. */
export function AgendaActs({ event, tabIndex, isSlim, isSecond, onMove, onRelease }: Props) {
  const principal = usePrincipal()
  const status = event.AcdEventStatusID
  const pass = isSecond && <span>{m.slots.secondPass}</span>
  const { offers } = useUpstream()
  if (!actsOn(principal, event) || !offers('changeEvent')) return pass
  const act = (name: keyof typeof signs, onPress: (event: AcdEvent) => void) => {
    const text = m.actions.names[name]
    const Icon = signs[name]
    const press = { tabIndex, onClick: () => onPress(event) }
    return isSlim ? (
      <IconButton size={24} aria-label={text} title={text} {...press}>
        <Icon aria-hidden size={16} />
      </IconButton>
    ) : (
      <Button size="compact-xs" variant="default" {...press}>
        {text}
      </Button>
    )
  }
  return (
    <span className={classes.acts}>
      {pass}
      {isStep('move', status) && act('move', onMove)}
      {event.UsersID !== null && isStep('release', status) && act('release', onRelease)}
    </span>
  )
}
