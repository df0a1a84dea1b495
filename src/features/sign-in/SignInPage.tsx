import { Alert, Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ProblemError } from '@/client/errors'
import { passkeyMutations } from '@/client/people/passkeys'
import { sessionMutations } from '@/client/session'
import { oidcReason } from '@/failures/oidcReason'
import { passkeyReason } from '@/failures/passkeyReason'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { goTo } from '@/navigation/address'
import { useSearch } from '@/navigation/LocationProvider'
import { useStoredText } from '@/ui/useStoredText'
import { SignInCard } from './SignInCard'
import { isWayBack, useProviderAnswer } from './useProviderAnswer'
import { WaysIn } from './WaysIn'

/** The code of a link that signs in; none is an empty text. */
const codeOf = () => window.location.hash.slice(1)

/** Takes the code out of the address, so that nothing else keeps it. */
function dropCode(): void {
  const { pathname, search } = window.location
  window.history.replaceState(window.history.state, '', pathname + search)
}

/** The page asked for before the sign-in. Only paths of the app: no open redirect. */
const wayInside = ({ to = '' }: Record<string, string>) => (/^\/(?![/\\])/.test(to) ? to : '/')

function refusal(error: Error, byCode: boolean): string {
  if (error instanceof ProblemError) {
    if (error.retryAfter !== undefined) return m.signIn.tooMany(Math.ceil(error.retryAfter / 60))
    if (error.status === 401) return byCode ? m.signIn.codeUsed : m.signIn.wrong
  }
  return reasonOf(error)
}

export function SignInPage() {
  const asked = useSearch(wayInside)
  // The provider leads back to an address of its own: where one wanted to go waits in this tab.
  const [kept, keep] = useStoredText('sign-in')
  const to = isWayBack() ? wayInside({ to: kept }) : asked
  const signIn = useMutation(sessionMutations.signIn())
  const byPasskey = useMutation(passkeyMutations.signIn())
  const [code] = useState(codeOf)
  const onSuccess = () => {
    keep('')
    goTo(to, { replace: true })
  }
  const byProvider = useProviderAnswer(onSuccess)

  const enter = (credentials: { token?: string; code?: string }) => {
    byPasskey.reset()
    byProvider.reset()
    signIn.mutate(credentials, { onSuccess })
  }
  const enterByPasskey = () => {
    signIn.reset()
    byProvider.reset()
    byPasskey.mutate(undefined, { onSuccess })
  }

  // A link signs in by itself, once: the code is used up with it. In development React begins
  // each effect twice; the timer lets only the one that stays go through.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code of the address is the only cause
  useEffect(() => {
    if (code === '') return
    dropCode()
    const starting = setTimeout(() => enter({ code }))
    return () => clearTimeout(starting)
  }, [code])

  const byCode = signIn.variables?.code !== undefined
  const told = signIn.error
    ? refusal(signIn.error, byCode)
    : (byPasskey.error && passkeyReason(byPasskey.error)) ||
      (byProvider.error && oidcReason(byProvider.error))
  return (
    <SignInCard title={m.signIn.title}>
      {told && (
        <Alert color="red" variant="light" role="alert">
          {told}
        </Alert>
      )}
      <WaysIn
        isPending={signIn.isPending || byPasskey.isPending || byProvider.isPending}
        onLeave={() => keep(to)}
        onToken={(token) => enter({ token })}
        onPasskey={enterByPasskey}
      />
      {((signIn.isPending && byCode) || byProvider.isPending) && (
        <Loader size="sm" aria-label={m.signIn.working} />
      )}
    </SignInCard>
  )
}
