import { Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileImport } from '@tabler/icons-react'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { ImportFile } from './ImportFile'

/** Contacts from a CSV file. */
export function ImportFileButton(props: { DiallerCampaignsID: number }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        icon={<IconFileImport aria-hidden size={16} />}
        onClick={open}
      >
        {m.campaigns.importing.title}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="xl"
        title={m.campaigns.importing.title}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <ImportFile {...props} />
      </Modal>
    </>
  )
}
