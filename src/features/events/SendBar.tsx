import { Alert, Group, Stack, Text } from '@mantine/core'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import { Button } from '@/ui/Button'
import { formatClock } from '@/ui/format'
import { CopyRequest } from './CopyRequest'
import type { DraftState } from './draftKeeper'
import type { EventFormApi } from './eventDraft'

type Props = {
  form: EventFormApi
  phones: Phones
  ClientsID: number
  zone: string
  draft: DraftState
  isPending: boolean
  isUnclear: boolean
  onAskAgain: () => void
}

function draftSentence(state: DraftState, zone: string): string | undefined {
  if (state.is === 'saved') return m.create.draft.saved(formatClock(state.savedAt, zone))
  return state.is === 'untouched' ? undefined : m.create.draft[state.is]
}

/** The way out of the form, and what is known of the way so far. */
export function SendBar(props: Props) {
  const { form, phones, ClientsID, zone, draft, isPending, isUnclear, onAskAgain } = props
  return (
    <>
      {isUnclear && (
        <Alert color="yellow" variant="light" role="alert">
          <Stack gap="xs" align="flex-start">
            <Text fw={600}>{m.create.unclear}</Text>
            <Text size="sm">{m.create.unclearHint}</Text>
            <Button size="xs" variant="default" loading={isPending} onClick={onAskAgain}>
              {m.create.askAgain}
            </Button>
          </Stack>
        </Alert>
      )}
      <Group>
        <Button type="submit" loading={isPending} disabled={isUnclear}>
          {m.create.submit}
        </Button>
        <CopyRequest draft={form.getValues} digits={phones.digits} ClientsID={ClientsID} />
        <Text role="status" size="sm" c="dimmed">
          {isPending ? m.create.sending : draftSentence(draft, zone)}
        </Text>
      </Group>
    </>
  )
}
