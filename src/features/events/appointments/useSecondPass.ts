import { useQuery } from '@tanstack/react-query'
import { eventQueries } from '@/client/events'
import { secondPassFilter } from '@/contract/appointmentSearch'

const none: readonly number[] = []

type Shown = { shown: string; group: number | undefined; zone: string }

/**
 * On a day whose clock shows an hour twice: which events are in the second pass, as their times do
 * not say. Undefined on every other day, on which nothing is asked.
 */
export function useSecondPass({ shown, group, zone }: Shown): readonly number[] | undefined {
  const filter = secondPassFilter(shown, { group, zone })
  const { data = none } = useQuery({
    ...eventQueries.idsOf(filter ?? ''),
    enabled: filter !== undefined,
  })
  return filter === undefined ? undefined : data
}
