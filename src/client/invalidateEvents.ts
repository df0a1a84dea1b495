import type { QueryClient } from '@tanstack/react-query'
import { eventQueries } from './events'
import { groupQueries } from './groups/groups'
import { invalidate } from './invalidate'

/** Invalidates everything that shows or counts events, after a change from this page. */
export async function invalidateEvents(client: QueryClient): Promise<void> {
  await Promise.all([
    invalidate(client, eventQueries.all()),
    invalidate(client, groupQueries.slots()),
  ])
}
