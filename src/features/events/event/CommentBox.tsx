import { Alert, Group, Stack, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { SeenEvent } from '@/client/events'
import { actsOn, isStep } from '@/contract/event/eventSteps'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'
import { Button } from '@/ui/buttons/Button'
import { useStoredText } from '@/ui/useStoredText'
import { ConflictDialog } from './actions/ConflictDialog'
import { useEventAction } from './actions/useEventAction'

/** A comment, alone or as the last word before the event is closed. */
export function CommentBox({ event }: { event: SeenEvent }) {
  const principal = usePrincipal()
  const acting = useEventAction()
  const [text, write] = useStoredText(`comment-${event.ID}`)
  if (!actsOn(principal, event)) return null
  const isEmpty = text.trim() === ''
  const send = async (action: 'comment' | 'close') => {
    if (!isEmpty && (await acting.run(event, { action, Comment: text }))) write('')
  }
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) void send('comment')
  }
  return (
    <Stack gap="xs">
      {acting.failed && (
        <Alert color="red" variant="light" role="alert">
          {acting.failed}
        </Alert>
      )}
      <Textarea
        label={m.actions.comment}
        autosize
        minRows={2}
        maxRows={12}
        value={text}
        onChange={(change) => write(change.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group gap="xs">
        <Button
          size="xs"
          disabled={isEmpty}
          loading={acting.isPending}
          onClick={() => void send('comment')}
        >
          {m.actions.names.comment}
        </Button>
        {isStep('close', event.AcdEventStatusID) && (
          <Button
            size="xs"
            variant="default"
            disabled={isEmpty || acting.isPending}
            onClick={() => void send('close')}
          >
            {m.actions.commentAndClose}
          </Button>
        )}
      </Group>
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
