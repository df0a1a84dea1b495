import { Alert, Group, Stack, Text } from '@mantine/core'
import { Suspense, useRef, useState } from 'react'
import type { SeenEvent } from '@/client/events'
import type { EventAction } from '@/contract/event/eventActions'
import { actsOn, type EventActionName, isStep } from '@/contract/event/eventSteps'
import { m } from '@/messages'
import { useNames } from '@/session/useNames'
import { usePrincipal } from '@/session/usePrincipal'
import { useUpstream } from '@/session/useUpstream'
import { lazyPart } from '@/ui/page/lazyLoad'
import { useWhenIdle } from '@/ui/useWhenIdle'
import { type EventActionEntry, eventActions } from '../../eventActions'
import { ActionButtons } from './ActionButtons'
import { CallBackLink } from './CallBackLink'
import classes from './EventActions.module.css'
import { MoreActions } from './MoreActions'
import { MovedNote } from './MovedNote'
import type { OpenedAction } from './OpenActionDialog'
import { useEventAction } from './useEventAction'
import { useMoving } from './useMoving'

const OpenActionDialog = lazyPart(() => import('./OpenActionDialog'), 'OpenActionDialog')
const MoveDialog = lazyPart(() => import('./MoveDialog'), 'MoveDialog')
const ConflictDialog = lazyPart(() => import('./ConflictDialog'), 'ConflictDialog')

/** Most of what the dialogs need is in the file of this one. */
const loadDialogs = () => void OpenActionDialog.loadAhead()

/**
 * Taking needs somebody who takes, and who has not taken it already; only an appointment is moved,
 * and released from its agent.
 */
const isOffered = (event: SeenEvent, UsersID: number | null) => (offer: EventActionEntry) => {
  const { dtRemind, UsersID: owner } = event
  const needs: Partial<Record<EventActionName, boolean>> = {
    take: UsersID !== null && UsersID !== owner,
    move: dtRemind !== null,
    release: dtRemind !== null && owner !== null,
  }
  return isStep(offer.step, event.AcdEventStatusID) && (needs[offer.step] ?? true)
}

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
  const moving = useMoving()
  const [opened, setOpened] = useState<OpenedAction>()
  const bar = useRef<HTMLDivElement>(null)
  useWhenIdle(true, loadDialogs)
  const mayAct = actsOn(principal, event)
  const { host, offers: isThere } = useUpstream()
  const mayChange = isThere('changeEvent')
  const offers = mayAct && mayChange ? eventActions.filter(isOffered(event, principal.UsersID)) : []
  // The button that was pressed may be gone with its step: the focus stays where the next ones are.
  const run = async (action: EventAction) => {
    await (action.action === 'release' ? moving.release(event) : acting.run(event, action))
    bar.current?.focus()
  }
  const choose = (offer: EventActionEntry) => {
    if ('action' in offer) return void run(offer.action)
    const { dialog } = offer
    if (dialog === 'move') moving.begin(event)
    else setOpened({ dialog, event })
  }
  const isPending = acting.isPending || moving.acting.isPending
  const shown = isPhone ? offers.slice(0, 1) : offers
  return (
    <Stack gap="xs">
      {!mayAct && <OwnedByAnother event={event} />}
      {!mayChange && <Text c="dimmed">{m.upstream.notOffered(host ?? '')}</Text>}
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
        <ActionButtons offers={shown} isPending={isPending} onChoose={choose} />
        <CallBackLink event={event} />
        {isPhone && (
          <MoreActions {...{ event, offers: offers.slice(1), isPending }} onChoose={choose} />
        )}
      </Group>
      <MovedNote moving={moving} />
      <Suspense>
        {moving.moving && <MoveDialog moving={moving} />}
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
      </Suspense>
    </Stack>
  )
}
