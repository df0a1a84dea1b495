import { useQuery } from '@tanstack/react-query'
import { eventQueries } from '@/client/events'
import { groupQueries } from '@/client/groups/groups'
import { userQueries } from '@/client/users'
import type { EventFacets } from '@/contract/event/eventFacets'
import type { ValueCounts } from '@/contract/event/eventList'
import { appointmentWords, eventStatuses, eventTypes, type Named } from '@/contract/filter/names'
import type { QuickField } from '@/contract/filter/quick'
import { groupTypes } from '@/contract/groups'
import { groupNames } from '@/contract/values/programNames'
import { language, m } from '@/messages'
import { groupName, userName } from '@/session/programNames'
import { usePrincipal } from '@/session/usePrincipal'
import type { FieldCounts, FieldValue } from './filterValues'

const ofNames = (names: readonly Named[]): FieldValue[] =>
  names.map(({ id, labels }) => ({ key: String(id), label: labels[language] }))

const ofWords = (
  labels: Readonly<Record<string, string>>,
  words: readonly string[],
): FieldValue[] => words.map((key) => ({ key, label: labels[key] ?? key }))

/** All values of a field by which the list can be narrowed. */
export function useFieldValues(field: QuickField): FieldValue[] {
  const { UsersID } = usePrincipal()
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  const users = useQuery(userQueries.list()).data?.records ?? []
  const values: Record<QuickField, () => FieldValue[]> = {
    status: () => ofNames(eventStatuses),
    type: () => ofNames(eventTypes),
    // A configuration group never holds an event.
    group: () =>
      groups
        .filter(({ AcdGroupTypesID }) => AcdGroupTypesID !== groupTypes.configuration)
        .map((group) => ({
          key: String(group.ID),
          label: groupName(group),
          names: groupNames(group),
        })),
    agent: () => [
      ...ofWords(m.filter.agentWords, UsersID === null ? ['none'] : ['me', 'none']),
      ...users.map((user) => ({ key: String(user.ID), label: userName(user), names: [user.UID] })),
    ],
    appointment: () => ofWords(m.filter.appointmentWords, appointmentWords),
  }
  return values[field]()
}

const byId = (counted: EventFacets['AcdGroupsID']) =>
  new Map(counted.map(({ ID, count }) => [String(ID), count]))

const facetsOf: Record<'status' | 'type' | 'group', (facets: EventFacets) => FieldCounts> = {
  status: ({ AcdEventStatusID }) => byId(AcdEventStatusID),
  type: ({ AcdEventTypesID }) => byId(AcdEventTypesID),
  group: ({ AcdGroupsID }) => byId(AcdGroupsID),
}

const byValue = ({ counts }: ValueCounts) =>
  new Map(counts.map(({ value, count }) => [value, count]))

type CountsOptions = {
  filter: string
  /** The list's snapshot, so that the numbers belong to its rows. */
  asOf: string | undefined
  isWanted: boolean
}

/** How many events each value would leave; the numbers of the filter before until they are there. */
export function useFieldCounts(field: QuickField, { filter, asOf, isWanted }: CountsOptions) {
  const { UsersID } = usePrincipal()
  const isListed = field !== 'agent' && field !== 'appointment'
  const facets = useQuery({ ...eventQueries.facets(filter, asOf), enabled: isWanted && isListed })
  const values = useQuery({
    ...eventQueries.valueCounts(isListed ? 'agent' : field, filter, asOf),
    enabled: isWanted && !isListed,
  })
  const { isError, isPlaceholderData } = isListed ? facets : values
  const state = { isError, isFormer: isPlaceholderData }
  if (isListed) return { ...state, counts: facets.data && facetsOf[field](facets.data) }
  const counts = values.data && byValue(values.data)
  const own = UsersID === null ? undefined : counts?.get(String(UsersID))
  return { ...state, counts: own === undefined ? counts : counts?.set('me', own) }
}
