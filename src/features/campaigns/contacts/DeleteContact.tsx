import { Alert, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { contactMutations } from '@/client/contacts'
import { isMissing } from '@/client/errors'
import type { DiallerContact } from '@/contract/contacts'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { useUpstream } from '@/session/useUpstream'
import { Button } from '@/ui/buttons/Button'
import { IconButton } from '@/ui/buttons/IconButton'
import type { Column } from '@/ui/table/DataRow'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { contactName } from './contactName'

/** The last column: deletes the contact of a row, after asking. */
export const deletingColumn = (
  onDelete: (contact: DiallerContact) => void,
): Column<DiallerContact> => ({
  key: 'delete',
  title: m.campaigns.remove,
  width: 44,
  isFixed: true,
  hidesTitle: true,
  cell: (contact, tabIndex) => {
    const text = m.campaigns.removeNamed(contactName(contact))
    return (
      <IconButton
        size={24}
        aria-label={text}
        title={text}
        tabIndex={tabIndex}
        onClick={() => onDelete(contact)}
      >
        <IconTrash aria-hidden size={16} />
      </IconButton>
    )
  },
})

/** Asks before a contact is deleted. The dialog is beside the rows, which come and go. */
export function useDeleting() {
  const [isOpen, { open, close }] = useDisclosure(false)
  const [contact, setContact] = useState<DiallerContact>()
  const remove = useMutation(contactMutations.remove())
  const { host } = useUpstream()
  const begin = (chosen: DiallerContact) => {
    remove.reset()
    setContact(chosen)
    open()
  }
  const run = (ID: number) =>
    remove.mutate(ID, {
      onSuccess: close,
      // What is gone already was to go.
      onError: (error) => isMissing(error) && close(),
    })
  const dialog = (
    <Modal
      opened={isOpen}
      onClose={close}
      title={m.campaigns.removeContact}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {contact && (
        <Stack gap="md">
          <Text>
            <UntrustedText text={m.campaigns.removeContactText(contactName(contact))} />
          </Text>
          <Text size="sm" c="dimmed">
            {host === undefined ? m.campaigns.contactNotRestored : m.upstream.notRestored(host)}
          </Text>
          {remove.error && (
            <Alert color="red" variant="light" role="alert">
              {reasonOf(remove.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {m.common.cancel}
            </Button>
            <Button variant="danger" loading={remove.isPending} onClick={() => run(contact.ID)}>
              {m.campaigns.removeContact}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
  return { begin, dialog }
}
