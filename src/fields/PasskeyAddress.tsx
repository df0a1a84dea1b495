import { Alert, Anchor } from '@mantine/core'
import type { PasskeyPlace } from '@/client/people/authenticator'
import { m } from '@/messages'

type Props = {
  place: Exclude<PasskeyPlace, 'here'>
  /** The page behind the address, from its slash on. */
  path: string
}

/** Why no passkey can be used on this page, and which address to open instead. */
export function PasskeyAddress({ place, path }: Props) {
  const { openInstead, openByName, noBrowser } = m.passkeys
  if (place === 'no browser') return <Alert variant="light">{noBrowser}</Alert>
  if (place.open === undefined) return <Alert variant="light">{openByName}</Alert>
  const address = place.open + path
  return (
    <Alert variant="light">
      {openInstead} {/* biome-ignore lint/plugin: this server's own address, as its settings say */}
      <Anchor href={address}>{place.open}</Anchor>
    </Alert>
  )
}
