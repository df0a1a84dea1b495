import { Text } from '@mantine/core'
import type { HeldEvent } from '@/client/heldEvents'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { formatClock } from '@/ui/text/format'
import { useMedia, widths } from '@/ui/useMedia'
import type { DraftStatus } from '../draft/draftState'
import type { DraftReaders, EventFormApi } from '../draft/eventDraft'
import { candidatesOf, MayHaveBecome } from '../held/MayHaveBecome'
import type { CreateRun } from '../runCreate'
import { useCreateState, usePhase } from '../useCreateRun'
import { CopyRequest } from './CopyRequest'
import classes from './SendBar.module.css'
import { SendFaults } from './SendFaults'

type Props = {
  form: EventFormApi
  readers: DraftReaders
  ClientsID: number
  zone: string
  create: CreateRun
}

function draftSentence(status: DraftStatus, zone: string): string | undefined {
  if (status.is === 'saved') return m.create.draft.saved(formatClock(status.savedAt, zone))
  return status.is === 'untouched' ? undefined : m.create.draft[status.is]
}

/** The answer never came: what is known, and the one way on. */
const Unclear = ({ held, create }: { held: HeldEvent | undefined; create: CreateRun }) => (
  <div role="alert" className={classes.unclear}>
    <div>
      <Text fw={600}>{m.create.unclear}</Text>
      {held ? <MayHaveBecome held={held} /> : <Text size="sm">{m.create.unclearHint}</Text>}
    </div>
    {candidatesOf(held).length > 0 && (
      <Button variant="default" onClick={() => create.send({ is: 'undo' })}>
        {m.create.noneOfThem}
      </Button>
    )}
    <Button onClick={() => create.send({ is: 'askAgain' })}>{m.create.askAgain}</Button>
  </div>
)

/** The way out of the form, always in sight, and what is known of the way so far. */
export function SendBar({ form, readers, ClientsID, zone, create }: Props) {
  const phase = usePhase(create)
  const status = useCreateState(create, ({ draft }) => draft.status)
  const isPhone = useMedia(widths.phone)
  const isUnclear = phase.is === 'unclear'
  const isPending = phase.is === 'sending'
  return (
    <div className={classes.root}>
      {phase.is === 'unclear' && <Unclear held={phase.held} create={create} />}
      <SendFaults form={form} />
      <div className={classes.buttons}>
        <Button type="submit" loading={isPending} disabled={isUnclear}>
          {m.create.submit}
        </Button>
        <CopyRequest {...{ readers, ClientsID }} draft={form.getValues} compact={isPhone} />
        <Text role="status" size="sm" c="dimmed">
          {isPending ? m.create.sending : draftSentence(status, zone)}
        </Text>
      </div>
    </div>
  )
}
