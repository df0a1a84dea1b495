import { queryOptions } from '@tanstack/react-query'
import { type AskedSlots, getSlots, slotsQuery } from '@/contract/slots'
import { send } from '../index'
import { polled } from '../polled'
import { groupQueries } from './groups'

export const slotQueries = {
  of: ({ from, days, AcdGroupsID }: AskedSlots) =>
    queryOptions({
      queryKey: [...groupQueries.slots(), from ?? 'this week', days, AcdGroupsID ?? 'all'] as const,
      queryFn: ({ signal }) =>
        send(getSlots, { query: slotsQuery({ from, days, AcdGroupsID }) }, { signal }),
      ...polled,
    }),
}
