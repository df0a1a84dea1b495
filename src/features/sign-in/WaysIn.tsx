import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type PasskeyPlace, passkeyPlace } from '@/client/people/authenticator'
import { passkeyQueries } from '@/client/people/passkeys'
import { PasskeyAddress } from '@/fields/PasskeyAddress'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { ProviderButton } from './ProviderButton'
import { TokenForm } from './TokenForm'

type Props = {
  isPending: boolean
  onToken: (token: string) => void
  onPasskey: () => void
  /** Before the page is left for the provider. */
  onLeave: () => void
}

type PasskeyProps = Pick<Props, 'isPending' | 'onPasskey'> & { place: PasskeyPlace }

function ByPasskey({ place, isPending, onPasskey }: PasskeyProps) {
  const { pathname, search } = window.location
  if (place !== 'here') return <PasskeyAddress place={place} path={pathname + search} />
  return (
    <Button loading={isPending} onClick={onPasskey}>
      {m.passkeys.signIn}
    </Button>
  )
}

/** The ways that there are here; an access token is behind a button where there is another. */
export function WaysIn({ isPending, onToken, onPasskey, onLeave }: Props) {
  const ways = useQuery(passkeyQueries.waysIn())
  const [wantsToken, setWantsToken] = useState(false)
  if (ways.isPending) return null
  const form = <TokenForm isPending={isPending} onToken={onToken} />
  const { passkeys = false, oidc = null, origin = null } = ways.data ?? {}
  if (!passkeys && oidc === null) return form
  return (
    <Stack gap="md">
      {oidc !== null && <ProviderButton name={oidc} isBusy={isPending} onLeave={onLeave} />}
      {passkeys && <ByPasskey place={passkeyPlace(origin)} {...{ isPending, onPasskey }} />}
      {wantsToken ? (
        form
      ) : (
        <Button variant="default" onClick={() => setWantsToken(true)}>
          {m.passkeys.useToken}
        </Button>
      )}
    </Stack>
  )
}
