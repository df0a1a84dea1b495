import { useDisclosure } from '@mantine/hooks'
import { IconCode } from '@tabler/icons-react'
import type { SeenEvent } from '@/client/events'
import { m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'
import { Opening } from '@/ui/page/Opening'
import { RawRecord } from './lazyRawRecord'

/** The button that opens the record. */
export function RawRecordButton({ event }: { event: SeenEvent }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <IconButton size={24} title={m.event.raw} aria-label={m.event.raw} onClick={open}>
        <IconCode aria-hidden size={15} />
      </IconButton>
      <Opening isOpen={isOpen}>
        {(opened) => <RawRecord {...{ event, opened }} onClose={close} />}
      </Opening>
    </>
  )
}
