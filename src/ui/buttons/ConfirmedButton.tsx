import { Alert, Group, Modal, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { m } from '@/messages'
import { useFocusAfterRow } from '../useFocusAfterRow'
import { Button } from './Button'

type Props = {
  label: string
  /** What the button is about, for who hears it alone. */
  words: { 'aria-label': string } | { 'aria-describedby': string }
  /** The dialog's title, and the name of the button that does it. */
  title: string
  children: ReactNode
  action: {
    isPending: boolean
    /** Why it failed, in words. */
    failure: string | undefined
    reset: () => void
    run: (onDone: () => void) => void
  }
}

/** A button of a row that takes something away, after asking. */
export function ConfirmedButton({ label, words, title, children, action }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const { button, press } = useFocusAfterRow()
  const run = () => {
    press()
    action.run(close)
  }
  return (
    <>
      <Button ref={button} size="xs" variant="default" onClick={open} {...words}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        onExitTransitionEnd={action.reset}
        title={title}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <Stack gap="md">
          {children}
          {action.failure !== undefined && (
            <Alert color="red" variant="light" role="alert">
              {action.failure}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {m.common.cancel}
            </Button>
            <Button variant="danger" loading={action.isPending} onClick={run}>
              {title}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
