import { Alert, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { tokenMutations } from '@/client/tokens'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { UntrustedText } from '@/ui/text/UntrustedText'

/** Ends a token and its sessions, after asking. */
export function RevokeTokenButton({ ID, name }: { ID: number; name: string }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const revoke = useMutation(tokenMutations.revoke())
  const { revoke: label, revokeTitle, revokeText } = m.settings.tokens
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={`${label} ${name}`}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={revokeTitle}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <Stack gap="md">
          <Text component="div">
            <UntrustedText text={revokeText(name)} />
          </Text>
          {revoke.error && (
            <Alert color="red" variant="light" role="alert">
              {reasonOf(revoke.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {m.common.cancel}
            </Button>
            <Button
              variant="danger"
              loading={revoke.isPending}
              onClick={() => revoke.mutate(ID, { onSuccess: close })}
            >
              {revokeTitle}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
