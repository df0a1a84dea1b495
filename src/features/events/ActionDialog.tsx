import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { EventAction } from '@/contract/eventActions'
import { m } from '@/messages'

type Props = {
  title: string
  /** The action of what is chosen; undefined while something is missing. */
  action: EventAction | undefined
  /** True when the dialog has done its work. */
  onRun: (action: EventAction) => Promise<boolean>
  onClose: () => void
  failed: string | undefined
  isPending: boolean
  children: ReactNode
}

/** A choice and a comment, sent together; what was typed stays until it is stored. */
export function ActionDialog({
  title,
  action,
  onRun,
  onClose,
  failed,
  isPending,
  children,
}: Props) {
  const [comment, setComment] = useState('')
  const submit = async () => {
    if (action === undefined) return
    const Comment = comment.trim() === '' ? undefined : comment
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
          {children}
          <Textarea
            label={m.actions.comment}
            description={m.common.optional}
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
            <Button type="submit" disabled={action === undefined} loading={isPending}>
              {title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
