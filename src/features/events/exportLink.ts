import { eventExportAddress } from '@/client/events'
import { language } from '@/messages'
import { askedBy } from './eventSearch'
import type { ListSettings } from './listSettings'

/** Where the list stands as a file: its filter, order and columns, as it is on the screen. */
export const exportLink = (
  format: 'csv' | 'json',
  settings: ListSettings,
  ids?: readonly number[],
): string =>
  eventExportAddress({
    ...askedBy(settings),
    format,
    language,
    columns: settings.columns,
    ...(ids ? { ids } : {}),
  })
