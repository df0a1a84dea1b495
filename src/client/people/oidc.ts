import { mutationOptions } from '@tanstack/react-query'
import { beginOidcSignIn, signInByOidc } from '@/contract/people/oidc'
import { send } from '../index'
import { beginAnew } from './passkeys'

export const oidcMutations = {
  /** Leaves for the provider; with an invitation its account becomes that person's. */
  begin: () =>
    mutationOptions({
      mutationFn: async ({ invitation }: { invitation?: string }) => {
        const body = invitation === undefined ? {} : { invitation }
        const { address } = await send(beginOidcSignIn, { body })
        window.location.assign(address)
        // The page goes away; until then the button stays busy.
        return new Promise<never>(() => undefined)
      },
    }),
  /** `answer` is what stands behind the `?` of the address that the provider led back to. */
  signIn: () =>
    mutationOptions({
      mutationFn: (answer: string) => send(signInByOidc, { body: { answer } }),
      onSuccess: beginAnew,
    }),
}
