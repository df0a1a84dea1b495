import type { QueryClient } from '@tanstack/react-query'
import { early } from '@/client'
import { sessionQueries } from '@/client/session'
import { findPage, type PageMatch } from '@/contract/pages'
import { mayDo } from '@/contract/roles'
import { pages } from './pages'

/** Nothing is shown for so long: what comes meanwhile is there in the first drawing. */
const longestWaitMs = 200

async function prime(client: QueryClient, { page, ids }: PageMatch): Promise<void> {
  if (early.isEmpty()) return
  await client.prefetchQuery(sessionQueries.current())
  const session = client.getQueryData(sessionQueries.current().queryKey)
  const row = pages[page]
  if (!session || row.right === 'anyone' || !mayDo(session.role, row.right)) return
  await row.prime?.(client, { search: window.location.search, ids, role: session.role })
}

/**
 * Puts what is on its way since the page came to where the page looks for it, so that it is drawn
 * once: its answers and its code. What is late is drawn when it comes. React holds a part back for
 * 0.3 s that comes after its placeholder was drawn.
 */
export async function firstAnswers(client: QueryClient): Promise<void> {
  const found = findPage(window.location.pathname)
  if (!found) return
  const code = pages[found.page].code ?? []
  const all = [prime(client, found), ...code.map((part) => part.loadAhead())]
  await Promise.race([
    Promise.all(all),
    new Promise((resolve) => setTimeout(resolve, longestWaitMs)),
  ])
}
