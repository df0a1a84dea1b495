import { Menu } from '@mantine/core'
import { m } from '@/messages'
import { ButtonMenu } from '@/ui/ButtonMenu'
import { exportLink } from './exportLink'
import type { ListSettings } from './listSettings'

type Props = {
  settings: ListSettings
  count: number | undefined
  isOpen: boolean
  close: () => void
  /** Only these events. */
  ids?: readonly number[]
}

/** The list as a file. The browser saves it while the server still writes it. */
export const ExportMenu = ({ settings, count, isOpen, close, ids }: Props) => (
  <ButtonMenu label={m.events.menus.export} isOpen={isOpen} close={close}>
    {count !== undefined && <Menu.Label>{m.events.count(count)}</Menu.Label>}
    {(['csv', 'json'] as const).map((format) => (
      <Menu.Item key={format} component="a" href={exportLink(format, settings, ids)} download>
        {format.toUpperCase()}
      </Menu.Item>
    ))}
  </ButtonMenu>
)
