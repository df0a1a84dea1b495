import { Modal, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCode } from '@tabler/icons-react'
import type { SeenEvent } from '@/client/events'
import { m } from '@/messages'
import { CopyButton } from '@/ui/buttons/CopyButton'
import { IconButton } from '@/ui/buttons/IconButton'
import { ScrollBox } from '@/ui/table/ScrollBox'
import classes from './RawRecord.module.css'

type Props = { event: SeenEvent; opened: boolean; onClose: () => void }

/** The record as the REST API gives it. */
export function RawRecord({ event: { version: _, ...record }, opened, onClose }: Props) {
  const json = JSON.stringify(record, null, 2)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={m.event.raw}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Stack gap="sm" align="flex-start">
        <CopyButton label={m.common.copy} text={() => json} />
        <ScrollBox label={m.event.raw} className={classes.json}>
          {json}
        </ScrollBox>
      </Stack>
    </Modal>
  )
}

/** The button that opens it. */
export function RawRecordButton({ event }: { event: SeenEvent }) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <IconButton size={24} title={m.event.raw} aria-label={m.event.raw} onClick={open}>
        <IconCode aria-hidden size={15} />
      </IconButton>
      <RawRecord {...{ event, opened }} onClose={close} />
    </>
  )
}
