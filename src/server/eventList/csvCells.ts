import { type AcdEvent, telephoneTypes } from '@/contract/event/events'
import { type EventColumn, listColumns } from '@/contract/event/listColumns'
import { eventStatuses, eventTypes } from '@/contract/filter/names'
import type { CsvCell } from '@/contract/values/csv'
import { type LabelLanguage, labelOf } from '@/contract/values/labels'
import { groupLabel, userLabel } from '@/contract/values/programNames'
import type { Tx } from '../db/transaction'
import { phoneCell } from './phoneCell'

/** What the cells are made of, whichever columns are asked for. */
export type Row = Pick<AcdEvent, (typeof listColumns)[EventColumn]['key']> & { ageMinutes: number }

export type Names = { group: (id: number) => string; user: (id: number) => string }

/** The names behind the IDs of groups and agents, for a reader of this language. */
export async function readNames(tx: Tx, language: LabelLanguage): Promise<Names> {
  const groups = await tx.selectFrom('acd_groups').select(['id as ID', 'name as Name']).execute()
  const users = await tx
    .selectFrom('users')
    .select(['id as ID', 'uid as UID', 'first_name as FirstName', 'last_name as LastName'])
    .execute()
  const group = new Map(groups.map((entry) => [entry.ID, groupLabel(entry, language)]))
  const user = new Map(users.map((entry) => [entry.ID, userLabel(entry, language)]))
  return {
    group: (id) => group.get(id) ?? String(id),
    user: (id) => user.get(id) ?? String(id),
  }
}

/** To the second: without the T, so that spreadsheets see a date. */
const stampText = (stamp: string | null) => stamp?.slice(0, 19).replace('T', ' ') ?? ''

const hoursAndMinutes = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** Numbers of callbacks and voice mails are stored as digits; elsewhere a plus shows a number. */
function party(text: string | null, type: number): CsvCell {
  const number = telephoneTypes.includes(type) ? /^\+?(\d{3,15})$/ : /^\+(\d{3,15})$/
  const digits = number.exec(text ?? '')?.[1]
  return digits === undefined ? (text ?? '') : phoneCell(digits)
}

type Cell = (row: Row, names: Names, language: LabelLanguage) => CsvCell

const cells: Record<EventColumn, Cell> = {
  id: ({ ID }) => String(ID),
  type: ({ AcdEventTypesID }, _, language) => labelOf(eventTypes, AcdEventTypesID, language),
  status: ({ AcdEventStatusID }, _, language) => labelOf(eventStatuses, AcdEventStatusID, language),
  group: ({ AcdGroupsID }, names) => names.group(AcdGroupsID),
  agent: ({ UsersID }, names) => (UsersID === null ? '' : names.user(UsersID)),
  sender: ({ Sender, AcdEventTypesID }) => party(Sender, AcdEventTypesID),
  receiver: ({ Receiver, AcdEventTypesID }) => party(Receiver, AcdEventTypesID),
  subject: ({ Subject }) => Subject,
  priority: ({ nPriority }) => String(nPriority),
  created: ({ dtCreated }) => stampText(dtCreated),
  modified: ({ dtModified }) => stampText(dtModified),
  appointment: ({ dtRemind }) => stampText(dtRemind),
  age: ({ ageMinutes }) => hoursAndMinutes(ageMinutes),
}

export const titleCells = (columns: readonly EventColumn[], language: LabelLanguage): string[] =>
  columns.map((column) => listColumns[column].labels[language])

export const rowCells = (
  columns: readonly EventColumn[],
  row: Row,
  names: Names,
  language: LabelLanguage,
): CsvCell[] => columns.map((column) => cells[column](row, names, language))
