import { Group } from '@mantine/core'
import { partyDigits } from '@/contract/event/party'
import { useSpacedNumber } from '@/fields/usePhones'
import { m } from '@/messages'
import { CopyButton } from '@/ui/buttons/CopyButton'
import { UntrustedLink } from '@/ui/text/UntrustedLink'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { telLink } from '@/ui/text/webLink'

type Props = { text: string | null; type: number }

/** A telephone number that can be dialled and copied; any other text as it is. */
export function Party({ text, type }: Props) {
  const spaced = useSpacedNumber()
  if (text === null) return m.common.nothing
  const digits = partyDigits(text, type)
  const target = digits && telLink(digits)
  if (!target) return <UntrustedText text={text} />
  return (
    <Group gap={4} wrap="nowrap">
      <UntrustedLink target={target}>
        <bdi>{spaced(digits)}</bdi>
      </UntrustedLink>
      <CopyButton compact label={m.event.copyNumber} text={() => `+${digits}`} />
    </Group>
  )
}
