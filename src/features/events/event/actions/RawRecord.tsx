import { Modal, Stack } from '@mantine/core'
import type { SeenEvent } from '@/client/events'
import { m } from '@/messages'
import { CopyButton } from '@/ui/buttons/CopyButton'
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
