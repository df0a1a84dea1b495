import { eventExportAddress } from '@/client/events'
import { maxExportedIds } from '@/contract/event/eventList'
import { askedBy } from '@/contract/event/eventSearch'
import { language } from '@/messages'
import type { ListSettings } from '../listSettings'
import type { Selection } from './selection/useSelection'

/** What to export: all that match, the named events, or all but the named ones. */
type Exported = { ids?: readonly number[]; without?: readonly number[] }

export const exportFormats = ['csv', 'json'] as const

/** Undefined where more events are picked than fit into an address. */
export function exportedOf({
  size,
  picked,
}: Pick<Selection, 'size' | 'picked'>): Exported | undefined {
  const IDs = [...picked.IDs]
  if (size === 0 || IDs.length === 0) return {}
  if (IDs.length > maxExportedIds) return undefined
  return picked.isAll ? { without: IDs } : { ids: IDs }
}

/** The address of the list as a file, with the filter, order and columns on the screen. */
export function exportLink(
  format: (typeof exportFormats)[number],
  settings: ListSettings,
  { ids, without }: Exported,
): string {
  const filter = without ? `${settings.filter} -id:${without.join(',')}` : settings.filter
  return eventExportAddress({
    ...askedBy({ ...settings, filter }),
    format,
    language,
    columns: settings.columns,
    ...(ids ? { ids } : {}),
  })
}
