import { Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconCode, IconDots, IconLink } from '@tabler/icons-react'
import type { SeenEvent } from '@/client/events'
import { m } from '@/messages'
import { ButtonMenu } from '@/ui/buttons/ButtonMenu'
import { MenuButton } from '@/ui/buttons/MenuButton'
import type { EventActionEntry } from '../../eventActions'
import { RawRecord } from './RawRecord'

type Props = {
  event: SeenEvent
  offers: readonly EventActionEntry[]
  isPending: boolean
  onChoose: (offer: EventActionEntry) => void
}

/** Browsers have no clipboard on pages without https, and may refuse it on others. */
async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href)
    notifications.show({ message: m.common.copied, color: 'teal' })
  } catch {
    notifications.show({ message: m.common.copyFailed, color: 'red' })
  }
}

/** The actions that a narrow screen has no room for, in a menu. */
export function MoreActions({ event, offers, isPending, onChoose }: Props) {
  const [showsRaw, raw] = useDisclosure(false)
  return (
    <>
      <MenuButton label={m.actions.more} Icon={IconDots} compact>
        {(isOpen, close) => (
          <ButtonMenu label={m.actions.more} {...{ isOpen, close }}>
            {offers.map((offer) => (
              <Menu.Item
                key={offer.name}
                leftSection={offer.icon}
                disabled={isPending}
                onClick={() => onChoose(offer)}
              >
                {m.actions.names[offer.name]}
              </Menu.Item>
            ))}
            {offers.length > 0 && <Menu.Divider />}
            <Menu.Item
              leftSection={<IconLink aria-hidden size={16} />}
              onClick={() => void copyLink()}
            >
              {m.event.copyLink}
            </Menu.Item>
            <Menu.Item leftSection={<IconCode aria-hidden size={16} />} onClick={raw.open}>
              {m.event.raw}
            </Menu.Item>
          </ButtonMenu>
        )}
      </MenuButton>
      <RawRecord event={event} opened={showsRaw} onClose={raw.close} />
    </>
  )
}
