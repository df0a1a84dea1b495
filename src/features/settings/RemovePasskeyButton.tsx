import { Alert, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { passkeyMutations } from '@/client/people/passkeys'
import type { Passkey } from '@/contract/people/passkeys'
import { passkeyReason } from '@/failures/passkeyReason'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { placeInWords } from './placeNames'

type Props = { passkey: Passkey; describedBy: string }

/** Removes a passkey, after asking. */
export function RemovePasskeyButton({ passkey: { ID, name }, describedBy }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const remove = useMutation(passkeyMutations.remove())
  const { remove: label, removeTitle, removeText } = m.passkeys
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-describedby={describedBy}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        onExitTransitionEnd={remove.reset}
        title={removeTitle}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <Stack gap="md">
          <Text>{removeText(placeInWords(name))}</Text>
          {remove.error && (
            <Alert color="red" variant="light" role="alert">
              {passkeyReason(remove.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {m.common.cancel}
            </Button>
            <Button
              variant="danger"
              loading={remove.isPending}
              onClick={() => remove.mutate(ID, { onSuccess: close })}
            >
              {removeTitle}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
