import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCode, IconLink } from '@tabler/icons-react'
import { m } from '@/messages'
import { ButtonMenu } from '@/ui/buttons/ButtonMenu'
import type { EventActionEntry } from '../../eventActions'

type Props = {
  offers: readonly EventActionEntry[]
  isPending: boolean
  onChoose: (offer: EventActionEntry) => void
  onRaw: () => void
  isOpen: boolean
  close: () => void
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

/** The actions that a narrow screen has no room for. */
export function MoreActionsMenu({ offers, isPending, onChoose, onRaw, isOpen, close }: Props) {
  return (
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
      <Menu.Item leftSection={<IconLink aria-hidden size={16} />} onClick={() => void copyLink()}>
        {m.event.copyLink}
      </Menu.Item>
      <Menu.Item leftSection={<IconCode aria-hidden size={16} />} onClick={onRaw}>
        {m.event.raw}
      </Menu.Item>
    </ButtonMenu>
  )
}
