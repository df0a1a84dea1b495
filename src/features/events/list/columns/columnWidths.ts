import type { EventColumn } from '@/contract/event/listColumns'
import type { ColumnWidths } from '@/contract/views'
import type { Language } from '@/messages'
import type { ColumnWidth } from '@/ui/table/fitColumns'

type PerColumn = Record<Exclude<EventColumn, 'subject'>, number>

/** Numbers, and what others named: the same in each language. */
const alike = { id: 68, group: 108, agent: 112, sender: 142, receiver: 142 }

/** What the longest usual value needs, or else the name with its arrow (decision 26). */
const needed: Record<Language, PerColumn> = {
  en: {
    ...alike,
    type: 103,
    status: 134,
    priority: 78,
    created: 110,
    modified: 110,
    appointment: 115,
    age: 54,
  },
  de: {
    ...alike,
    type: 143,
    status: 124,
    priority: 84,
    created: 101,
    modified: 101,
    appointment: 122,
    age: 60,
  },
  fr: {
    ...alike,
    type: 132,
    status: 135,
    priority: 78,
    created: 113,
    modified: 113,
    appointment: 136,
    age: 59,
  },
}

/** What the names need; names of persons and addresses may be cut. */
const named: Record<Language, ColumnWidths> = {
  en: { group: 68, agent: 67, sender: 100, receiver: 100, appointment: 115 },
  de: { group: 76, agent: 67, sender: 100, receiver: 101, appointment: 73 },
  fr: { group: 76, agent: 67, sender: 90, receiver: 111, appointment: 113 },
}
const givesWay: readonly EventColumn[] = ['group', 'agent', 'sender', 'receiver']

type WidthRules = {
  language: Language
  /** The subject's least width. */
  subjectLeast: number
  /** The column that takes what is left. */
  wide: EventColumn | undefined
  /** Columns of which every row that was read first is empty. */
  empty: readonly EventColumn[]
  own: ColumnWidths
}

const subjectWidth = 260

/** How wide a column of the list is: as a person made it, or as its values need it. */
export function widthOf(column: EventColumn, rules: WidthRules): ColumnWidth {
  const { language, wide, empty, own } = rules
  const chosen = own[column]
  if (chosen !== undefined) return { width: chosen }
  const grows = column === wide
  if (column === 'subject') return { width: subjectWidth, least: rules.subjectLeast, grows }
  const usual = needed[language][column]
  const least = named[language][column] ?? usual
  if (empty.includes(column)) return { width: least, grows }
  return { width: usual, least: givesWay.includes(column) ? least : usual, grows }
}
