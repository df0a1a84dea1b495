import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { getSession, type Session, type SignIn, signIn, signOut } from '@/contract/session'
import { changeFeed } from './changeFeed'
import { ProblemError } from './errors'
import { send, setClientsID } from './index'
import { tellOtherTabs } from './otherTabs'

/** An open page says so this often; a session ends after two hours without a word. */
const aliveEvery = 5 * 60_000

const isSameAsker = (one: Session, other: Session) =>
  one.ClientsID === other.ClientsID &&
  one.role === other.role &&
  one.name === other.name &&
  one.UsersID === other.UsersID

export const sessionQueries = {
  /** Who is signed in; null when nobody is. */
  current: () =>
    queryOptions({
      queryKey: ['session'] as const,
      queryFn: async ({ signal, client }) => {
        const before = client.getQueryData(sessionQueries.current().queryKey)
        const session = await send(getSession, {}, { signal }).catch((error) => {
          if (error instanceof ProblemError && error.status === 401) return null
          throw error
        })
        setClientsID(session?.ClientsID)
        // Signed in elsewhere as somebody else: nothing that was read before is theirs.
        if (before && session && !isSameAsker(before, session)) {
          void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
        }
        return session && { ...session, askedAt: Date.now() }
      },
      staleTime: aliveEvery,
      refetchInterval: aliveEvery,
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
  /** `leave` goes where nobody needs to be signed in, before everything forgets who was. */
  signOut: (leave: () => void) =>
    mutationOptions({
      mutationFn: async (_none, { client }) => {
        // What is still on its way, and what the feed's end would ask for, would be refused.
        changeFeed.rest()
        await client.cancelQueries()
        return send(signOut, {})
      },
      onError: (_error, _none, _memo, { client }) => client.invalidateQueries(),
      onSuccess: (_done, _none, _memo, { client }) => {
        tellOtherTabs()
        leave()
        setClientsID(undefined)
        client.setQueryData(sessionQueries.current().queryKey, null)
        // What is still on the screen goes with the page; signing in begins anew in any case.
        client.removeQueries({ type: 'inactive' })
      },
    }),
}
