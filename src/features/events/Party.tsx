import { Group } from '@mantine/core'
import { partyDigits } from '@/contract/party'
import { useSpacedNumber } from '@/fields/usePhones'
import { m } from '@/messages'
import { CopyButton } from '@/ui/CopyButton'
import { Outside } from '@/ui/Outside'
import { OutsideLink } from '@/ui/OutsideLink'
import { telLink } from '@/ui/webLink'

type Props = { text: string | null; type: number }

/** A telephone number that can be dialled and copied; any other text as it is. */
export function Party({ text, type }: Props) {
  const spaced = useSpacedNumber()
  if (text === null) return m.common.nothing
  const digits = partyDigits(text, type)
  const target = digits && telLink(digits)
  if (!target) return <Outside text={text} />
  return (
    <Group gap={4}>
      <OutsideLink target={target}>
        <bdi>{spaced(digits)}</bdi>
      </OutsideLink>
      <CopyButton compact label={m.event.copyNumber} text={() => `+${digits}`} />
    </Group>
  )
}
