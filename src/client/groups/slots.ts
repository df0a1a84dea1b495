import { queryOptions } from '@tanstack/react-query'
import { getSlots } from '@/contract/slots'
import { send } from '../index'
import { polled } from '../polled'
import { groupQueries } from './groups'

/** Of one group or of all, from a date on (`yyyy-mm-dd`). */
type AskedSlots = { from: string; days: number; AcdGroupsID?: number | undefined }

export const slotQueries = {
  of: ({ from, days, AcdGroupsID }: AskedSlots) =>
    queryOptions({
      queryKey: [...groupQueries.slots(), from, days, AcdGroupsID ?? 'all'] as const,
      queryFn: ({ signal }) => {
        const group = AcdGroupsID === undefined ? {} : { AcdGroupsID: String(AcdGroupsID) }
        return send(getSlots, { query: { from, days: String(days), ...group } }, { signal })
      },
      ...polled,
    }),
}
