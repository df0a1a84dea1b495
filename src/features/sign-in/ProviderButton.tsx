import { Alert } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { oidcMutations } from '@/client/people/oidc'
import { oidcReason } from '@/failures/oidcReason'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'

type Props = {
  /** What the provider is called. */
  name: string
  isBusy?: boolean
  invitation?: string
  /** Before the page is left. */
  onLeave?: () => void
}

/** Leads to the organisation's provider, which leads back to `/sign-in/oidc`. */
export function ProviderButton({ name, isBusy = false, invitation, onLeave }: Props) {
  const begin = useMutation(oidcMutations.begin())
  return (
    <>
      {begin.error && (
        <Alert color="red" variant="light" role="alert">
          {oidcReason(begin.error)}
        </Alert>
      )}
      <Button
        loading={begin.isPending || isBusy}
        onClick={() => {
          onLeave?.()
          begin.mutate(invitation === undefined ? {} : { invitation })
        }}
      >
        {m.oidc.signIn(name)}
      </Button>
    </>
  )
}
