import { Alert, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type MouseEvent, useEffect, useRef } from 'react'
import { UnreachableError } from '@/client/errors'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import type { CreatePhase } from '../createState'
import { HeldAbout } from './HeldAbout'
import classes from './HeldPanel.module.css'

type Props = {
  phase: Extract<CreatePhase, { is: 'held' | 'undoing' }>
  now: number
  onUndo: () => void
  onAnother: () => void
}

/** A create that waits: what it is, how long it still can be undone, and the next one. */
export function HeldPanel({ phase, now, onUndo, onAnother }: Props) {
  const { held } = phase
  // On its way to another system it can no longer be undone.
  const isSent = held.state === 'sent'
  const failure = phase.is === 'held' ? phase.undoFailure : undefined
  const title = useRef<HTMLHeadingElement>(null)
  // The title, not the button: the second Enter of an eager hand would undo it.
  useEffect(() => title.current?.focus(), [])
  const undo = (event: MouseEvent) => {
    // So would the second click of a double one.
    if (event.detail <= 1) onUndo()
  }
  const seconds = Math.round((held.dueAt - held.askedAt) / 1000)
  const left = Math.min(seconds, Math.ceil((held.dueAt - now) / 1000))
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="sm">
        <Title order={2} ref={title} tabIndex={-1}>
          {m.create.held.title}
        </Title>
        <HeldAbout held={held} />
        <Text role="status">{isSent ? m.create.held.sent : m.create.held.text(seconds)}</Text>
        {failure !== undefined && (
          <Alert color="red" variant="light" role="alert">
            {failure instanceof UnreachableError ? m.create.held.undoFailed : reasonOf(failure)}
          </Alert>
        )}
        <Group justify="flex-end">
          {!isSent && (
            <Text c="dimmed" aria-hidden className={classes.left}>
              {m.create.held.left(left)}
            </Text>
          )}
          <Button variant="default" onClick={onAnother}>
            {m.create.held.another}
          </Button>
          {!isSent && (
            <Button onClick={undo} loading={phase.is === 'undoing'}>
              {m.create.held.undo}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  )
}
