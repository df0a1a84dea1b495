import { useQuery } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups/groups'
import { groupTypes } from '@/contract/groups'
import type { EventFormApi } from '../draft/eventDraft'

/** The group that will get the event, as the server chooses it; undefined while it is open. */
export function useChosenGroup(form: EventFormApi): number | undefined {
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  const [mode, one, agents] = form.watch(['groupChoice', 'AcdGroupsID', 'AcdAgentGroupsID'])
  if (mode === 'pair') return agents ?? undefined
  const group = groups.find(({ ID }) => ID === one)
  if (group?.AcdGroupTypesID === groupTypes.configuration) {
    return group.PrimaryAcdAgentGroupsID ?? undefined
  }
  return group?.ID
}
