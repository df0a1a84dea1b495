import { Alert, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type MouseEvent, useEffect, useRef } from 'react'
import { UnreachableError } from '@/client/errors'
import { type HeldEvent, heldMutations } from '@/client/heldEvents'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { HeldAbout } from './HeldAbout'
import classes from './HeldPanel.module.css'

type Props = {
  held: HeldEvent
  now: number
  onBack: () => void
  onTooLate: (held: HeldEvent) => void
  onAnother: () => void
}

/** A create that waits: what it is, how long it still can be taken back, and the next one. */
export function HeldPanel({ held, now, onBack, onTooLate, onAnother }: Props) {
  const takeBack = useMutation(heldMutations.takeBack())
  const title = useRef<HTMLHeadingElement>(null)
  // The title, not the button: the second Enter of an eager hand would take it back again.
  useEffect(() => title.current?.focus(), [])
  const undo = (event: MouseEvent) => {
    // So would the second click of a double one.
    if (event.detail > 1) return
    takeBack.mutate(held.key, {
      onSuccess: (answer) => (answer.state === 'created' ? onTooLate(answer) : onBack()),
    })
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
        <Text role="status">{m.create.held.text(seconds)}</Text>
        {takeBack.isError && (
          <Alert color="red" variant="light" role="alert">
            {takeBack.error instanceof UnreachableError
              ? m.create.held.undoFailed
              : reasonOf(takeBack.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Text c="dimmed" aria-hidden className={classes.left}>
            {m.create.held.left(left)}
          </Text>
          <Button variant="default" onClick={onAnother}>
            {m.create.held.another}
          </Button>
          <Button onClick={undo} loading={takeBack.isPending}>
            {m.create.held.undo}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
