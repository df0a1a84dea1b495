import { type EventColumn, listColumns } from '@/contract/event/listColumns'
import { language } from '@/messages'

/** The same words as in the head of an export. */
export const columnTitle = (column: EventColumn): string => listColumns[column].labels[language]
