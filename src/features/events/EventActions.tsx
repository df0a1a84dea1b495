import { Alert, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { SeenEvent } from '@/client/events'
import type { EventAction } from '@/contract/eventActions'
import { actsOn, isStep } from '@/contract/eventSteps'
import { useAsker } from '@/fields/useAsker'
import { useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { HandDialog, PriorityDialog, RemindDialog } from './actionDialogs'
import { ConflictDialog } from './ConflictDialog'
import { type DialogName, type Offer, offers } from './offers'
import { type Acting, useEventAction } from './useEventAction'

/** Taking needs somebody who takes, and who has not taken it already. */
const isOffered = (event: SeenEvent, UsersID: number | null) => (offer: Offer) =>
  isStep(offer.step, event.AcdEventStatusID) &&
  (offer.step !== 'take' || (UsersID !== null && UsersID !== event.UsersID))

type Opened = { dialog: DialogName; event: SeenEvent }

function OpenDialog({
  opened: { dialog, event },
  acting,
  onClose,
}: {
  opened: Opened
  acting: Acting
  onClose: () => void
}) {
  const close = () => {
    acting.forget()
    onClose()
  }
  const props = {
    // The version that was on the page when the dialog was opened.
    onRun: (act: EventAction) => acting.run(event, act),
    onClose: close,
    failed: acting.failed,
    isPending: acting.isPending,
  }
  if (dialog === 'hand') return <HandDialog {...props} />
  if (dialog === 'remind') return <RemindDialog {...props} />
  return <PriorityDialog {...props} nPriority={event.nPriority} />
}

/** What may be done to an event now, by the one who is signed in. */
export function EventActions({ event }: { event: SeenEvent }) {
  const asker = useAsker()
  const names = useNames()
  const acting = useEventAction()
  const [opened, setOpened] = useState<Opened>()
  const bar = useRef<HTMLDivElement>(null)
  if (!actsOn(asker, event)) {
    const owner = event.UsersID === null ? '' : names.user(event.UsersID)
    return <Text c="dimmed">{m.actions.another(owner)}</Text>
  }
  // The button that was pressed may be gone with its step: the focus stays where the next ones are.
  const run = async (action: EventAction) => {
    await acting.run(event, action)
    bar.current?.focus()
  }
  return (
    <Stack gap="xs">
      {acting.failed && !opened && (
        <Alert color="red" variant="light" role="alert">
          {acting.failed}
        </Alert>
      )}
      <Group ref={bar} tabIndex={-1} gap="xs" role="group" aria-label={m.actions.title}>
        {offers.filter(isOffered(event, asker.UsersID)).map((offer) => (
          <Button
            key={offer.name}
            size="xs"
            variant={offer.name === 'take' ? 'filled' : 'default'}
            icon={offer.icon}
            disabled={acting.isPending}
            onClick={() =>
              'dialog' in offer
                ? setOpened({ dialog: offer.dialog, event })
                : void run(offer.action)
            }
          >
            {m.actions.names[offer.name]}
          </Button>
        ))}
      </Group>
      {opened && (
        <OpenDialog opened={opened} acting={acting} onClose={() => setOpened(undefined)} />
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
