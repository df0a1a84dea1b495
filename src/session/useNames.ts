import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { groupQueries } from '@/client/groups/groups'
import { userQueries } from '@/client/users'
import { eventStatuses, eventTypes } from '@/contract/filter/names'
import { labelOf } from '@/contract/values/labels'
import { language } from '@/messages'
import { groupName, userName } from './programNames'

export const typeLabel = (id: number) => labelOf(eventTypes, id, language)
export const statusLabel = (id: number) => labelOf(eventStatuses, id, language)

/** Names behind the IDs of groups and agents; the ID itself until they are known. */
export function useNames() {
  const groups = useQuery(groupQueries.list()).data?.records
  const users = useQuery(userQueries.list()).data?.records
  return useMemo(() => {
    const group = new Map(groups?.map((entry) => [entry.ID, groupName(entry)]))
    const user = new Map(users?.map((entry) => [entry.ID, userName(entry)]))
    return {
      group: (id: number) => group.get(id) ?? String(id),
      user: (id: number) => user.get(id) ?? String(id),
    }
  }, [groups, users])
}
export type Names = ReturnType<typeof useNames>
