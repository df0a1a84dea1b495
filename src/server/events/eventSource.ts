import { sql } from 'kysely'
import { eventFilterFields } from '@/contract/filter/fields'
import { eventStatuses, eventTypes, type Named } from '@/contract/filter/names'
import { parseFilter } from '@/contract/filter/parse'
import { compileEventFilter } from '../filter/eventFilter'
import { compileNameFilter } from '../filter/nameFilter'
import type { ListSource } from '../list/source'
import { upstreamText } from '../list/upstreamText'
import { stamp, type WireColumns, wholeText } from '../list/wire'
import { eventFields, fieldEntries, nullableFields, stampFields } from './eventFields'
import { findWord } from './findWord'
import { allEvents } from './unlistedEvents'

const id = 'acd_events.id'

/** The contract's keys in the contract's order, each with what is read for it. */
const wireColumns = (zone: string): WireColumns => ({
  ...Object.fromEntries(
    fieldEntries.map(([key, { column, kind }]) => {
      if (kind === 'stamp') return [key, stamp(column, zone)]
      return [key, key === 'ID' ? id : column]
    }),
  ),
  [wholeText]: upstreamText('acd_events', {
    nPriority: 'n_priority',
    AcdConfigurationGroupsID: 'acd_configuration_groups_id',
    AcdAgentGroupsID: 'acd_agent_groups_id',
  }),
})

/** What cannot be read is refused where the filter is compiled. */
function isWide(filter: string): boolean {
  const parsed = parseFilter(filter, eventFilterFields)
  return (
    'terms' in parsed &&
    parsed.terms.some((term) => term.kind === 'field' && term.field === 'listed')
  )
}

/** With the events that the upstream no longer lists. */
function widened({ findWord: _, ...source }: ListSource): ListSource {
  return { ...source, table: allEvents, account: 'client_id' }
}

/** The list of ACD events: also where a single record's text comes from. */
export function eventSource(zone: string): ListSource {
  const source: ListSource = {
    table: sql.table('acd_events'),
    // A filter may name a group or an agent, so their changes change what it matches.
    dependsOn: ['acd_events', 'acd_groups', 'users'],
    id,
    wire: wireColumns(zone),
    nullable: nullableFields,
    sortBy: {
      Subject: ['subject_start', 'subject'],
      // By the instant itself, not by its text.
      ...Object.fromEntries(stampFields.map((key) => [key, eventFields[key].column])),
    },
    defaultOrder: 'dtCreated',
    findWord,
    compile: compileEventFilter,
  }
  return { ...source, widenedBy: (filter) => (isWide(filter) ? widened(source) : undefined) }
}

/** A fixed list of the contract, through the same machinery as the stored ones. */
const fixedSource = (table: string, rows: readonly Named[]): ListSource => ({
  table: sql`(VALUES ${sql.join(
    rows.map(({ id, key }) => {
      const shortText = `${table}.${key}`
      return sql`(${sql.lit(id)}, ${sql.lit(shortText)}, ${sql.lit(shortText.toLowerCase())})`
    }),
  )}) AS ${sql.id(table)} (id, short_text, name_fold)`,
  dependsOn: [],
  id: `${table}.id`,
  wire: { ShortText: `${table}.short_text`, ID: `${table}.id` },
  nullable: new Set(),
  sortBy: { ShortText: `${table}.name_fold` },
  defaultOrder: 'ID',
  compile: compileNameFilter('id', 'name_fold'),
})

export const eventTypeSource = fixedSource('AcdEventTypes', eventTypes)
export const eventStatusSource = fixedSource('AcdEventStatus', eventStatuses)
