import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionQueries } from '@/client/session'

/** Who is signed in: the role, and the user behind the access token where there is one. */
export function usePrincipal() {
  const { data: session } = useSuspenseQuery(sessionQueries.current())
  return { role: session?.role ?? 'agent', UsersID: session?.UsersID ?? null } as const
}
