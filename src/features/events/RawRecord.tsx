import { Modal, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCode } from '@tabler/icons-react'
import type { AcdEvent } from '@/contract/events'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { CopyButton } from '@/ui/CopyButton'
import classes from './RawRecord.module.css'

/** The record as the REST API gives it. */
export function RawRecord({ event }: { event: AcdEvent }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const json = JSON.stringify(event, null, 2)
  return (
    <>
      <Button size="xs" variant="default" icon={<IconCode aria-hidden size={16} />} onClick={open}>
        {m.event.raw}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="xl"
        title={m.event.raw}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <Stack gap="sm" align="flex-start">
          <CopyButton label={m.common.copy} text={() => json} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
          <pre className={classes.json} tabIndex={0}>
            {json}
          </pre>
        </Stack>
      </Modal>
    </>
  )
}
