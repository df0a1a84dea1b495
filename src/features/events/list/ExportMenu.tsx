import { Menu } from '@mantine/core'
import { m } from '@/messages'
import { ButtonMenu } from '@/ui/buttons/ButtonMenu'
import type { ListSettings } from '../listSettings'
import { exportedOf, exportFormats, exportLink } from './exportLink'
import type { Selection } from './selection/useSelection'

type Props = {
  settings: ListSettings
  count: number | undefined
  selection: Selection
  isOpen: boolean
  close: () => void
}

/** The list, or what is picked of it, as a file. The browser saves it while the server writes it. */
export function ExportMenu({ settings, count, selection, isOpen, close }: Props) {
  const exported = exportedOf(selection)
  const meant = selection.size || count
  return (
    <ButtonMenu label={m.events.menus.export} isOpen={isOpen} close={close}>
      {/* All that match are exported once it is known how many they are. */}
      <Menu.Label>{meant === undefined ? m.events.counting : m.events.count(meant)}</Menu.Label>
      {exported === undefined && <Menu.Label maw="16rem">{m.selection.tooMany}</Menu.Label>}
      {exportFormats.map((format) =>
        exported === undefined || meant === undefined ? (
          <Menu.Item key={format} disabled>
            {format.toUpperCase()}
          </Menu.Item>
        ) : (
          <Menu.Item
            key={format}
            component="a"
            // biome-ignore lint/plugin: a download at the client's own address, as an item of a menu
            href={exportLink(format, settings, exported)}
            download
          >
            {format.toUpperCase()}
          </Menu.Item>
        ),
      )}
    </ButtonMenu>
  )
}
