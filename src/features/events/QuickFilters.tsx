import { useQuery } from '@tanstack/react-query'
import { eventQueries } from '@/client/events'
import { groupQueries } from '@/client/groups'
import { eventStatuses, eventTypes, type Named } from '@/contract/filter/names'
import type { QuickField } from '@/contract/filter/quick'
import { groupTypes } from '@/contract/groups'
import { groupNames } from '@/contract/programNames'
import { groupName } from '@/fields/programNames'
import { language, languages, m } from '@/messages'
import { quickValues, withQuickValues } from './filterValues'
import { QuickFilter, type QuickValue } from './QuickFilter'
import classes from './QuickFilters.module.css'

type Props = {
  filter: string
  onFilter: (filter: string) => void
  /** The moment that the list shows, so that these numbers are those of its rows. */
  asOf: string | undefined
  /** The rows and their count are there: the numbers hold up nothing that is waited for more. */
  mayCount: boolean
}
type Counted = readonly { ID: number; count: number }[] | undefined

const valuesOf = (names: readonly Named[]): QuickValue[] =>
  names.map(({ id, key, labels }) => ({ id, label: labels[languages.indexOf(language)] ?? key }))

const countsOf = (counted: Counted) =>
  counted && new Map(counted.map(({ ID, count }) => [ID, count]))

/** Groups that hold events, by name. A configuration group never holds one. */
function useGroups(): QuickValue[] {
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  return groups
    .filter(({ AcdGroupTypesID }) => AcdGroupTypesID !== groupTypes.configuration)
    .map((group) => ({ id: group.ID, label: groupName(group), names: groupNames(group) }))
}

/** The filter as checkboxes, beside each the number of events that it would leave. */
export function QuickFilters({ filter, onFilter, asOf, mayCount }: Props) {
  const facets = useQuery({ ...eventQueries.facets(filter, asOf), enabled: mayCount })
  const groups = useGroups()
  const counts = {
    status: facets.data?.AcdEventStatusID,
    type: facets.data?.AcdEventTypesID,
    group: facets.data?.AcdGroupsID,
  }
  const row = (field: QuickField, values: readonly QuickValue[]) => (
    <QuickFilter
      label={m.filter[field]}
      values={values}
      counts={countsOf(counts[field])}
      chosen={quickValues(filter, field, values)}
      onChoose={(ids) => onFilter(withQuickValues(filter, field, ids))}
    />
  )
  return (
    <div className={classes.root} data-leaving={facets.isPlaceholderData || undefined}>
      {row('status', valuesOf(eventStatuses))}
      {row('type', valuesOf(eventTypes))}
      {groups.length > 0 && row('group', groups)}
    </div>
  )
}
