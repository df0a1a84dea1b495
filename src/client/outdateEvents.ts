import type { QueryClient } from '@tanstack/react-query'
import { eventQueries } from './events'
import { groupQueries } from './groups'
import { outdate } from './outdate'

/** An event was made or changed here: so are all numbers that count it. */
export async function outdateEvents(client: QueryClient): Promise<void> {
  await Promise.all([outdate(client, eventQueries.all()), outdate(client, groupQueries.loads())])
}
