import { IconColumns3, IconDownload, IconLineHeight } from '@tabler/icons-react'
import { m } from '@/messages'
import { download } from '@/ui/buttons/download'
import { MenuButton } from '@/ui/buttons/MenuButton'
import { lazyPart } from '@/ui/page/lazyLoad'
import { usePageCommands } from '@/ui/pageCommands'
import { formatNumber } from '@/ui/text/format'
import type { ListSettings } from '../listSettings'
import type { ListSettingsControl } from '../useListSettings'
import { exportedOf, exportFormats, exportLink } from './exportLink'
import type { Selection } from './selection/useSelection'

const ColumnsMenu = lazyPart(() => import('./columns/ColumnsMenu'), 'ColumnsMenu')
const DensityMenu = lazyPart(() => import('./DensityMenu'), 'DensityMenu')
const ExportMenu = lazyPart(() => import('./ExportMenu'), 'ExportMenu')

type Props = {
  list: ListSettingsControl
  /** The filter of the list that is shown: the last one that could be read. */
  filter: string
  count: number | undefined
  /** Undefined in the past: it is only looked at. */
  selection: Selection | undefined
  compact: boolean
}

type ExportCommands = {
  settings: ListSettings
  selection: Selection | undefined
  count: number | undefined
}

/**
 * Export from the palette; without one where more is picked than an address can name, and while all
 * that match are still counted.
 */
function useExportCommands({ settings, selection, count }: ExportCommands): void {
  const exported = selection && exportedOf(selection)
  const isCounted = (selection?.size ?? 0) > 0 || count !== undefined
  const formats = exported === undefined || !isCounted ? [] : exportFormats
  usePageCommands(
    formats.map((format) => ({
      key: `export:${format}`,
      label: `${m.events.menus.export}: ${format.toUpperCase()}`,
      Icon: IconDownload,
      act: () => download(exportLink(format, settings, exported ?? {})),
    })),
  )
}

/** Menus of the list as a whole: columns, density, export. */
export function ListMenus({ list, filter, count, selection, compact }: Props) {
  const settings = { ...list.settings, filter }
  useExportCommands({ settings, selection, count })
  return (
    <>
      <MenuButton label={m.events.menus.columns} Icon={IconColumns3} compact={compact}>
        {(isOpen, close) => (
          <ColumnsMenu
            columns={list.settings.columns}
            onColumns={list.setColumns}
            {...{ isOpen, close }}
          />
        )}
      </MenuButton>
      <MenuButton label={m.common.density} Icon={IconLineHeight} compact={compact}>
        {(isOpen, close) => (
          <DensityMenu
            density={list.settings.density}
            onDensity={list.setDensity}
            {...{ isOpen, close }}
          />
        )}
      </MenuButton>
      {selection && (
        <MenuButton
          label={m.events.menus.export}
          Icon={IconDownload}
          compact={compact}
          note={count === undefined ? '' : formatNumber(selection.size || count)}
        >
          {(isOpen, close) => <ExportMenu {...{ settings, count, selection, isOpen, close }} />}
        </MenuButton>
      )}
    </>
  )
}
