import { Alert, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { SeenEvent } from '@/client/events'
import type { EventAction } from '@/contract/event/eventActions'
import { actsOn, isStep } from '@/contract/event/eventSteps'
import { m } from '@/messages'
import { useNames } from '@/session/useNames'
import { usePrincipal } from '@/session/usePrincipal'
import { type EventActionEntry, eventActions } from '../../eventActions'
import { ActionButtons } from './ActionButtons'
import { CallBackLink } from './CallBackLink'
import { ConflictDialog } from './ConflictDialog'
import classes from './EventActions.module.css'
import { MoreActions } from './MoreActions'
import { OpenActionDialog, type OpenedAction } from './OpenActionDialog'
import { useEventAction } from './useEventAction'

/** Taking needs somebody who takes, and who has not taken it already. */
const isOffered = (event: SeenEvent, UsersID: number | null) => (offer: EventActionEntry) =>
  isStep(offer.step, event.AcdEventStatusID) &&
  (offer.step !== 'take' || (UsersID !== null && UsersID !== event.UsersID))

type Props = { event: SeenEvent; isPhone: boolean }

/** Whose event it is, for those who may not act on it. */
function OwnedByAnother({ event }: { event: SeenEvent }) {
  const names = useNames()
  const owner = event.UsersID === null ? '' : names.user(event.UsersID)
  return <Text c="dimmed">{m.actions.another(owner)}</Text>
}

/** What may be done with an event now, by the one who is signed in: one line, on phones too. */
export function EventActions({ event, isPhone }: Props) {
  const principal = usePrincipal()
  const acting = useEventAction()
  const [opened, setOpened] = useState<OpenedAction>()
  const bar = useRef<HTMLDivElement>(null)
  const mayAct = actsOn(principal, event)
  const offers = mayAct ? eventActions.filter(isOffered(event, principal.UsersID)) : []
  // The button that was pressed may be gone with its step: the focus stays where the next ones are.
  const run = async (action: EventAction) => {
    await acting.run(event, action)
    bar.current?.focus()
  }
  const choose = (offer: EventActionEntry) =>
    'dialog' in offer ? setOpened({ dialog: offer.dialog, event }) : void run(offer.action)
  const shown = isPhone ? offers.slice(0, 1) : offers
  return (
    <Stack gap="xs">
      {!mayAct && <OwnedByAnother event={event} />}
      {acting.failed && !opened && (
        <Alert color="red" variant="light" role="alert">
          {acting.failed}
        </Alert>
      )}
      <Group
        ref={bar}
        tabIndex={-1}
        gap="xs"
        role="group"
        aria-label={m.actions.title}
        className={classes.line}
        data-phone={isPhone || undefined}
      >
        <ActionButtons offers={shown} isPending={acting.isPending} onChoose={choose} />
        <CallBackLink event={event} />
        {isPhone && (
          <MoreActions
            {...{ event, offers: offers.slice(1), isPending: acting.isPending }}
            onChoose={choose}
          />
        )}
      </Group>
      {opened && (
        <OpenActionDialog opened={opened} acting={acting} onClose={() => setOpened(undefined)} />
      )}
      {acting.clash && (
        <ConflictDialog
          clash={acting.clash}
          onRun={acting.run}
          onClose={acting.closeClash}
          isPending={acting.isPending}
        />
      )}
    </Stack>
  )
}
