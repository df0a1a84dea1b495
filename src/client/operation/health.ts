import { queryOptions } from '@tanstack/react-query'
import { getHealth } from '@/contract/operation/health'
import { send } from '../index'
import { polled } from '../polled'

export const healthQueries = {
  health: () =>
    queryOptions({
      queryKey: ['health'] as const,
      queryFn: ({ signal }) => send(getHealth, {}, { signal }),
      ...polled,
    }),
}
