import { MutationCache, QueryCache, QueryClient, type QueryMeta } from '@tanstack/react-query'
import { ProblemError, UnreachableError } from './errors'

const maxTries = 3
/** Asked before somebody presses; nothing on the page waits for it. */
export const isAhead = (meta: QueryMeta | undefined): boolean => meta?.isAhead === true

/** An answer so young is shown without asking again. */
export const freshMs = 10_000

/** `onSignedOut` is called at every 401: the session has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ProblemError && error.status === 401) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        // `navigator.onLine` says nothing about a server on the same machine. So a query is always
        // sent; one that fails shows why, and is sent again when the network is back.
        networkMode: 'always',
        refetchOnReconnect: true,
        // Only a request without an answer is repeated: a refusal would come again.
        retry: (failures, error) => error instanceof UnreachableError && failures < maxTries,
      },
      // Without a network, changes wait in waitingSends, where a person can cancel them.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
