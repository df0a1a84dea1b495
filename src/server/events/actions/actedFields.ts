import type { Selectable } from 'kysely'
import { wallStamp } from '@/contract/values/zone'
import type { AcdEventsTable } from '../../db/tables/events'
import { type EventField, eventFields, type FieldColumn } from '../eventFields'

/** The fields that actions write; all of an event that its history tells. */
const actedFields = [
  'AcdEventStatusID',
  'UsersID',
  'AcdGroupsID',
  'AcdConfigurationGroupsID',
  'AcdAgentGroupsID',
  'nPriority',
  'dtRemind',
] as const satisfies readonly EventField[]

type ActedColumn = FieldColumn<(typeof actedFields)[number]>
/** Their columns. */
export type ActedRow = Pick<Selectable<AcdEventsTable>, ActedColumn>
export const actedColumns: readonly ActedColumn[] = actedFields.map(
  (key) => eventFields[key].column,
)

/** The columns as the wire spells them, for the history. */
export const actedRecord = (row: ActedRow, zone: string): Record<string, unknown> =>
  Object.fromEntries(
    actedFields.map((key) => {
      const value = row[eventFields[key].column]
      return [key, value instanceof Date ? wallStamp(value.getTime(), zone) : value]
    }),
  )
