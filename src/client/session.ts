import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { getSession, type Session, type SignIn, signIn, signOut } from '@/contract/session'
import { ProblemError } from './errors'
import { changeFeed } from './feed/changeFeed'
import { ask, early, send, setClientsID, stopReading } from './index'
import { tellOtherTabs } from './otherTabs'

/** How often an open page asks; a session ends two hours after the last request. */
const aliveEveryMs = 5 * 60_000

const isSamePrincipal = (one: Session, other: Session) =>
  one.ClientsID === other.ClientsID &&
  one.role === other.role &&
  one.name === other.name &&
  one.UsersID === other.UsersID

const nobody = { answer: null, receivedAt: 0 }

export const sessionQueries = {
  /** Who is signed in; null when nobody is. */
  current: () =>
    queryOptions({
      queryKey: ['session'] as const,
      queryFn: async ({ signal, client }) => {
        const before = client.getQueryData(sessionQueries.current().queryKey)
        // What came with the page was for whoever was signed in then.
        if (before !== undefined) early.forget()
        const { answer: session, receivedAt } = await ask(getSession, {}, { signal }).catch(
          (error) => {
            if (error instanceof ProblemError && error.status === 401) return nobody
            throw error
          },
        )
        setClientsID(session?.ClientsID)
        // Another tab signed in as somebody else, who must not see what was read before.
        if (before && session && !isSamePrincipal(before, session)) {
          void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
        }
        return session && { ...session, askedAt: receivedAt }
      },
      staleTime: aliveEveryMs,
      refetchInterval: aliveEveryMs,
      refetchIntervalInBackground: true,
    }),
}

export const sessionMutations = {
  signIn: () =>
    mutationOptions({
      mutationFn: (credentials: SignIn) => send(signIn, { body: credentials }),
      onSuccess: (_session, _credentials, _memo, { client }) => {
        tellOtherTabs()
        return client.resetQueries()
      },
    }),
  /** `leave` goes to a page that needs no session, before the session is forgotten. */
  signOut: (leave: () => void) =>
    mutationOptions({
      mutationFn: async (_none, { client }) => {
        // Requests on their way, and those that the end of the feed causes, would be refused.
        changeFeed.suspend()
        stopReading(true)
        await client.cancelQueries()
        return send(signOut, {})
      },
      onError: (_error, _none, _memo, { client }) => {
        stopReading(false)
        return client.invalidateQueries()
      },
      onSuccess: (_done, _none, _memo, { client }) => {
        tellOtherTabs()
        leave()
        setClientsID(undefined)
        client.setQueryData(sessionQueries.current().queryKey, null)
        // Queries on the screen are removed with their page; a sign-in resets all of them.
        client.removeQueries({ type: 'inactive' })
        stopReading(false)
      },
    }),
}
