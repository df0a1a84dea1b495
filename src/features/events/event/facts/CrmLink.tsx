import { Text } from '@mantine/core'
import { m } from '@/messages'
import { UntrustedLink } from '@/ui/text/UntrustedLink'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { webLink } from '@/ui/text/webLink'

type Props = {
  url: string | null
  /** The host alone stands for the address. */
  compact?: boolean
}

/** A link only where it leads to the web, and then with its host in sight. */
export function CrmLink({ url, compact = false }: Props) {
  if (url === null) return m.common.nothing
  const target = webLink(url)
  if (compact && target) {
    return (
      <UntrustedLink target={target}>
        <UntrustedText text={m.event.opens(target.host)} />
      </UntrustedLink>
    )
  }
  const text = <UntrustedText text={url} />
  return (
    <>
      {target ? <UntrustedLink target={target}>{text}</UntrustedLink> : text}
      <Text size="xs" c="dimmed">
        {target ? m.event.opens(target.host) : m.event.unsafeLink}
      </Text>
    </>
  )
}
