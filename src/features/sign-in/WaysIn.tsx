import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { passkeyPlace } from '@/client/people/authenticator'
import { passkeyQueries } from '@/client/people/passkeys'
import { PasskeyAddress } from '@/fields/PasskeyAddress'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { TokenForm } from './TokenForm'

type Props = {
  isPending: boolean
  onToken: (token: string) => void
  onPasskey: () => void
}

/** The ways that there are here; an access token is behind a button where there is another. */
export function WaysIn({ isPending, onToken, onPasskey }: Props) {
  const ways = useQuery(passkeyQueries.waysIn())
  const [wantsToken, setWantsToken] = useState(false)
  if (ways.isPending) return null
  const form = <TokenForm isPending={isPending} onToken={onToken} />
  if (!ways.data?.passkeys) return form
  const place = passkeyPlace(ways.data.origin)
  const { pathname, search } = window.location
  return (
    <Stack gap="md">
      {place === 'here' ? (
        <Button loading={isPending} onClick={onPasskey}>
          {m.passkeys.signIn}
        </Button>
      ) : (
        <PasskeyAddress place={place} path={pathname + search} />
      )}
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
