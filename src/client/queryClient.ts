import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError, UnreachableError } from './errors'

const mostTries = 3

/** `onSignedOut` hears of every 401: the session has ended somewhere. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ProblemError && error.status === 401) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // The browser's word for "offline" says nothing of a server on this very machine; what
        // cannot be reached is told, and read by itself when the network is back.
        networkMode: 'always',
        refetchOnReconnect: true,
        // A refusal stays one; only silence is worth another try.
        retry: (failures, error) => error instanceof UnreachableError && failures < mostTries,
      },
      // What is sent without a network waits where it can be seen and called back: waitingSends.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
