import { Alert, Loader, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { passkeyPlace } from '@/client/people/authenticator'
import { passkeyMutations, passkeyQueries } from '@/client/people/passkeys'
import { passkeyReason } from '@/failures/passkeyReason'
import { PasskeyAddress } from '@/fields/PasskeyAddress'
import { m } from '@/messages'
import { goTo } from '@/navigation/address'
import { Button } from '@/ui/buttons/Button'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { ProviderButton } from './ProviderButton'
import { SignInCard } from './SignInCard'

const Refused = ({ text }: { text: string }) => (
  <Alert color="red" variant="light" role="alert">
    {text}
  </Alert>
)

/** Whom the invitation is for, and the one step that there is. */
function Accept({ secret, provider }: { secret: string; provider: string | null }) {
  const { mutate: open, ...opened } = useMutation(passkeyMutations.openInvitation())
  const accept = useMutation(passkeyMutations.acceptInvitation())
  // In development React begins each effect twice; the timer lets only the one that stays go through.
  useEffect(() => {
    const starting = setTimeout(() => open(secret))
    return () => clearTimeout(starting)
  }, [open, secret])
  if (opened.error) return <Refused text={passkeyReason(opened.error)} />
  if (!opened.data) return <Loader size="sm" aria-label={m.common.loading} />
  const { name, UID, dtExpires } = opened.data
  return (
    <>
      <Text component="div">
        <UntrustedText text={m.passkeys.invited(name, UID)} />
      </Text>
      <Text size="sm" c="dimmed">
        {m.passkeys.expires(formatStamp(dtExpires))}
      </Text>
      {accept.error && <Refused text={passkeyReason(accept.error)} />}
      <Button
        loading={accept.isPending}
        onClick={() => accept.mutate(secret, { onSuccess: () => goTo('/', { replace: true }) })}
      >
        {m.passkeys.create}
      </Button>
      {provider !== null && <ProviderButton name={provider} invitation={secret} />}
    </>
  )
}

function Invitation({ secret }: { secret: string }) {
  const ways = useQuery(passkeyQueries.waysIn())
  if (secret === '') return <Refused text={m.passkeys.incomplete} />
  if (ways.isPending) return null
  const place = passkeyPlace(ways.data?.origin ?? null)
  if (place !== 'here') return <PasskeyAddress place={place} path={`/invitation#${secret}`} />
  return <Accept secret={secret} provider={ways.data?.oidc ?? null} />
}

/** Where an invitation's link leads: a passkey, and one is in. */
export function InvitationPage() {
  const [secret] = useState(() => window.location.hash.slice(1))
  return (
    <SignInCard title={m.passkeys.invitation}>
      <Invitation secret={secret} />
    </SignInCard>
  )
}
