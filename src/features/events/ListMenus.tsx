import { IconBookmark, IconColumns3, IconDownload, IconLineHeight } from '@tabler/icons-react'
import { m } from '@/messages'
import { formatNumber } from '@/ui/format'
import { latePart } from '@/ui/later'
import { MenuButton } from '@/ui/MenuButton'
import type { ListView } from './listSettings'
import type { ListChanges } from './useListSettings'
import type { Selection } from './useSelection'

const ViewsMenu = latePart(() => import('./ViewsMenu'), 'ViewsMenu')
const ColumnsMenu = latePart(() => import('./ColumnsMenu'), 'ColumnsMenu')
const DensityMenu = latePart(() => import('./DensityMenu'), 'DensityMenu')
const ExportMenu = latePart(() => import('./ExportMenu'), 'ExportMenu')

type Props = {
  list: ListChanges
  /** The filter of the list that is shown: the last one that could be read. */
  filter: string
  count: number | undefined
  selection: Selection
  compact: boolean
  onView: (view: ListView | undefined) => void
}

/** What one does with the list as a whole. */
export const ListMenus = ({ list, filter, count, selection, compact, onView }: Props) => (
  <>
    <MenuButton label={m.views.menu} Icon={IconBookmark} compact={compact}>
      {(isOpen, close) => <ViewsMenu {...{ list, onView, isOpen, close }} />}
    </MenuButton>
    <MenuButton label={m.events.menus.columns} Icon={IconColumns3} compact={compact}>
      {(isOpen, close) => (
        <ColumnsMenu
          columns={list.settings.columns}
          onColumns={list.setColumns}
          {...{ isOpen, close }}
        />
      )}
    </MenuButton>
    <MenuButton label={m.settings.density} Icon={IconLineHeight} compact={compact}>
      {(isOpen, close) => (
        <DensityMenu
          density={list.settings.density}
          onDensity={list.setDensity}
          {...{ isOpen, close }}
        />
      )}
    </MenuButton>
    <MenuButton
      label={m.events.menus.export}
      Icon={IconDownload}
      compact={compact}
      {...(count === undefined ? {} : { note: formatNumber(selection.size || count) })}
    >
      {(isOpen, close) => (
        <ExportMenu
          settings={{ ...list.settings, filter }}
          {...{ count, selection, isOpen, close }}
        />
      )}
    </MenuButton>
  </>
)
