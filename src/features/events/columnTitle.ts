import { type EventColumn, eventColumns } from '@/contract/eventColumns'
import { language, languages } from '@/messages'

/** The same words as in the head of an export. */
export const columnTitle = (column: EventColumn): string =>
  eventColumns[column].labels[languages.indexOf(language)] ?? column
