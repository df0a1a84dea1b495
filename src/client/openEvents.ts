import { queryOptions } from '@tanstack/react-query'
import { listEvents } from '@/contract/event/events'
import { printFilter } from '@/contract/filter/print'
import { eventQueries } from './events'
import { send } from './index'

const place = { kind: 'field', not: false, at: 0, end: 0 } as const
const openOf = (sender: string) =>
  printFilter([
    { ...place, field: 'sender', test: { any: [{ text: sender }] } },
    { ...place, field: 'status', test: { any: [{ word: 'open' }] } },
  ])

/** The newest open events of one sender, in any notation, and how many there are. */
export const openEventsOf = (sender: string) =>
  queryOptions({
    queryKey: [...eventQueries.all(), 'open of', sender] as const,
    queryFn: async ({ signal }) => {
      const query = {
        filter: openOf(sender),
        orderBy: 'dtCreated',
        ascending: 'false',
        limitPageSize: '3',
      } as const
      const { records, total = 0 } = await send(listEvents, { query }, { signal })
      return { records, total }
    },
  })
