import { Text } from '@mantine/core'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { formatClock } from '@/ui/text/format'
import { useMedia, widths } from '@/ui/useMedia'
import type { DraftStatus } from '../draft/draftState'
import type { DraftReaders, EventFormApi } from '../draft/eventDraft'
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
const Unclear = ({ onAsk }: { onAsk: () => void }) => (
  <div role="alert" className={classes.unclear}>
    <div>
      <Text fw={600}>{m.create.unclear}</Text>
      <Text size="sm">{m.create.unclearHint}</Text>
    </div>
    <Button onClick={onAsk}>{m.create.askAgain}</Button>
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
      {isUnclear && <Unclear onAsk={() => create.send({ is: 'askAgain' })} />}
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
