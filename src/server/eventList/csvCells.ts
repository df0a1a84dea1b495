import type { CsvCell } from '@/contract/csv'
import {
  type EventColumn,
  eventColumns,
  type LabelLanguage,
  labelLanguages,
} from '@/contract/eventColumns'
import { type AcdEvent, telephoneTypes } from '@/contract/events'
import { eventStatuses, eventTypes, type Named } from '@/contract/filter/names'
import { groupLabel, userLabel } from '@/contract/programNames'
import type { Tx } from '../http/mount'
import { phoneCell } from './phoneCell'

/** What the cells are made of, whichever columns are asked for. */
export type Row = Pick<
  AcdEvent,
  | 'ID'
  | 'AcdEventTypesID'
  | 'AcdEventStatusID'
  | 'AcdGroupsID'
  | 'UsersID'
  | 'Sender'
  | 'Receiver'
  | 'Subject'
  | 'nPriority'
  | 'dtCreated'
  | 'dtModified'
  | 'dtRemind'
> & { ageMinutes: number }

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

const labelOf = (names: readonly Named[], id: number, language: LabelLanguage): string =>
  names.find((name) => name.id === id)?.labels[labelLanguages.indexOf(language)] ?? String(id)

/** To the second: without the T, so that spreadsheets see a date. */
const moment = (stamp: string | null) => stamp?.slice(0, 19).replace('T', ' ') ?? ''

const hoursAndMinutes = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** Numbers of callbacks and voice mails are digits at rest; others are told by their plus. */
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
  created: ({ dtCreated }) => moment(dtCreated),
  modified: ({ dtModified }) => moment(dtModified),
  appointment: ({ dtRemind }) => moment(dtRemind),
  age: ({ ageMinutes }) => hoursAndMinutes(ageMinutes),
}

export const titleCells = (columns: readonly EventColumn[], language: LabelLanguage): string[] =>
  columns.map((column) => eventColumns[column].labels[labelLanguages.indexOf(language)] ?? column)

export const rowCells = (
  columns: readonly EventColumn[],
  row: Row,
  names: Names,
  language: LabelLanguage,
): CsvCell[] => columns.map((column) => cells[column](row, names, language))
