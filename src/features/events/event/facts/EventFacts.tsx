import { Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { useNames } from '@/session/useNames'
import { Button } from '@/ui/buttons/Button'
import { Panel } from '@/ui/page/Panel'
import { Facts } from '@/ui/text/Facts'
import { eventFieldLabel } from '../eventFieldLabel'
import { factKeys, factValue, holds } from './factValues'

type Props = { event: AcdEvent }

/** In the heading and the strip where they hold something. */
const shownAbove: readonly string[] = ['Subject', 'CrmURL', 'ForeignSystemNumber']

/** What is known beside the strip; the keys that hold nothing are folded. */
export function EventFacts({ event }: Props) {
  const names = useNames()
  const [isOpen, { toggle }] = useDisclosure(false)
  const id = useId()
  const factsOf = (keys: readonly (typeof factKeys)[number][]) =>
    keys.map((key) => [eventFieldLabel(key), factValue(key, event, names)] as const)
  const isShown = (key: (typeof factKeys)[number]) => holds(event[key]) && !shownAbove.includes(key)
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  return (
    <Panel title={m.event.details}>
      <Stack gap="sm" align="stretch">
        <Facts facts={factsOf(factKeys.filter(isShown))} />
        <div>
          <Button
            size="xs"
            variant="default"
            icon={<Icon aria-hidden size={16} />}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={toggle}
          >
            {m.event.more}
          </Button>
        </div>
        <div id={id} hidden={!isOpen}>
          {isOpen && <Facts facts={factsOf(factKeys.filter((key) => !isShown(key)))} />}
        </div>
      </Stack>
    </Panel>
  )
}
