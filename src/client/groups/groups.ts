import { queryOptions } from '@tanstack/react-query'
import { getGroupLoad } from '@/contract/groupLoad'
import { listGroups } from '@/contract/groups'
import { send } from '../index'
import { polledSlowly } from '../polled'

export const groupQueries = {
  all: () => ['groups'] as const,
  list: () =>
    queryOptions({
      queryKey: [...groupQueries.all(), 'list'] as const,
      queryFn: ({ signal }) => send(listGroups, {}, { signal }),
      staleTime: 5 * 60_000,
      ...polledSlowly,
    }),
  loads: () => [...groupQueries.all(), 'load'] as const,
  /** How many callbacks each half hour of a day holds. */
  load: (AcdGroupsID: number, date: string) =>
    queryOptions({
      queryKey: [...groupQueries.loads(), AcdGroupsID, date] as const,
      queryFn: async ({ signal }) => {
        const params = { AcdGroupsID: String(AcdGroupsID) }
        return (await send(getGroupLoad, { params, query: { date } }, { signal })).records
      },
      staleTime: 30_000,
    }),
}
