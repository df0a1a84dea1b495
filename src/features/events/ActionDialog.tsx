import { Alert, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { EventAction } from '@/contract/event/eventActions'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'

type Props = {
  title: string
  /** The events that the action is for, where they are not in sight. */
  note?: string | undefined
  /** True where a comment is required. */
  needsComment?: boolean
  /** The action of what is chosen; undefined while something is missing. */
  action: EventAction | undefined
  /** Resolves to true when the dialog may close. */
  onRun: (action: EventAction) => Promise<boolean>
  onClose: () => void
  failed: string | undefined
  isPending: boolean
  children?: ReactNode
}

/** A dialog with a choice and a comment, sent together; the text is kept until it is stored. */
export function ActionDialog({
  title,
  note,
  needsComment = false,
  action,
  onRun,
  onClose,
  failed,
  isPending,
  children,
}: Props) {
  const [comment, setComment] = useState('')
  const Comment = comment.trim() === '' ? undefined : comment
  const isReady = action !== undefined && (!needsComment || Comment !== undefined)
  const submit = async () => {
    if (!isReady) return
    if (await onRun(Comment === undefined ? action : { ...action, Comment })) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          {failed && (
            <Alert color="red" variant="light" role="alert">
              {failed}
            </Alert>
          )}
          {note && <Text>{note}</Text>}
          {children}
          <Textarea
            label={m.actions.comment}
            description={needsComment ? undefined : m.common.optional}
            autosize
            minRows={2}
            maxRows={8}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {m.common.cancel}
            </Button>
            <Button type="submit" disabled={!isReady} loading={isPending}>
              {title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
