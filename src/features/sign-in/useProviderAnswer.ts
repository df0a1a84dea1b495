import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { oidcMutations } from '@/client/people/oidc'

/** Whether this is where the provider leads back to. */
export const isWayBack = () => /^\/sign-in\/oidc\/?$/i.test(window.location.pathname)

/** What the provider led back with; none is an empty text. */
const answerOf = () => (isWayBack() ? window.location.search.slice(1) : '')

/** Takes the answer out of the address, so that nothing else keeps it. */
function dropAnswer(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname)
}

/** Signs in by what the provider led back with, once. */
export function useProviderAnswer(onSuccess: () => void) {
  const signIn = useMutation(oidcMutations.signIn())
  const [answer] = useState(answerOf)
  // In development React begins each effect twice; the timer lets only the one that stays go through.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer of the address is the only cause
  useEffect(() => {
    if (answer === '') return
    dropAnswer()
    const starting = setTimeout(() => signIn.mutate(answer, { onSuccess }))
    return () => clearTimeout(starting)
  }, [answer])
  return signIn
}
