import type { QueryClient } from '@tanstack/react-query'
import { early } from '@/client'
import { sessionQueries } from '@/client/session'
import { findPage } from '@/contract/pages'
import { pages } from './pages'

/** Nothing is shown for so long: what comes meanwhile is there in the first drawing. */
const longestWaitMs = 200

async function prime(client: QueryClient): Promise<void> {
  await client.prefetchQuery(sessionQueries.current())
  const session = client.getQueryData(sessionQueries.current().queryKey)
  const found = findPage(window.location.pathname)
  if (!session || !found) return
  await pages[found.page].prime?.(client, { search: window.location.search, role: session.role })
}

/**
 * Puts what is on its way since the page came to where the page looks for it, so that it is drawn
 * once. A page that comes without answers is drawn at once.
 */
export async function firstAnswers(client: QueryClient): Promise<void> {
  if (early.isEmpty()) return
  await Promise.race([prime(client), new Promise((resolve) => setTimeout(resolve, longestWaitMs))])
}
