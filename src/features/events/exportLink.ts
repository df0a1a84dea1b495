import { eventExportAddress } from '@/client/events'
import { mostExportedIds } from '@/contract/eventList'
import { language } from '@/messages'
import { askedBy } from './eventSearch'
import type { ListSettings } from './listSettings'
import type { Selection } from './useSelection'

/** What of the list is meant: all that match, these alone, or all but those. */
type Exported = { ids?: readonly number[]; without?: readonly number[] }

/** Undefined where more are picked one by one than an address has room for. */
export function exportedOf({
  size,
  picked,
}: Pick<Selection, 'size' | 'picked'>): Exported | undefined {
  const IDs = [...picked.IDs]
  if (size === 0 || IDs.length === 0) return {}
  if (IDs.length > mostExportedIds) return undefined
  return picked.isAll ? { without: IDs } : { ids: IDs }
}

/** Where the list stands as a file: its filter, order and columns, as it is on the screen. */
export function exportLink(
  format: 'csv' | 'json',
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
