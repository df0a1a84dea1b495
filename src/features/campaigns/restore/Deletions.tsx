import { Stack } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { DeletionsTable } from './DeletionsTable'

type Props = { isOpen: boolean; onOpen: (isOpen: boolean) => void }

/** Deleted campaigns below the list, read once somebody opens them. */
export function Deletions({ isOpen, onOpen }: Props) {
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  return (
    <Stack gap="sm" align="stretch">
      <div>
        <Button
          variant="subtle"
          size="xs"
          aria-expanded={isOpen}
          icon={<Icon aria-hidden size={16} />}
          onClick={() => onOpen(!isOpen)}
        >
          {m.campaigns.restoring.list}
        </Button>
      </div>
      {isOpen && <DeletionsTable />}
    </Stack>
  )
}
