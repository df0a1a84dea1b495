import { Group } from '@mantine/core'
import { telephoneTypes } from '@/contract/events'
import { usePhoneFormat } from '@/fields/usePhoneFormat'
import { m } from '@/messages'
import { CopyButton } from '@/ui/CopyButton'
import { Outside } from '@/ui/Outside'
import { OutsideLink } from '@/ui/OutsideLink'
import { telLink } from '@/ui/webLink'

type Props = { text: string | null; type: number }

/** A fax or SMS comes from any text; one that is a number in full is a number too. */
const digitsOf = (text: string, type: number) =>
  telephoneTypes.includes(type) ? text : (/^\+([1-9]\d{6,14})$/.exec(text)?.[1] ?? '')

/** A telephone number that can be dialled and copied; any other text as it is. */
export function Party({ text, type }: Props) {
  const format = usePhoneFormat()
  if (text === null) return m.common.nothing
  const digits = digitsOf(text, type)
  const target = telLink(digits)
  if (target === undefined) return <Outside text={text} />
  return (
    <Group gap={4}>
      <OutsideLink target={target}>
        <bdi>{format(digits)}</bdi>
      </OutsideLink>
      <CopyButton compact label={m.event.copyNumber} text={() => `+${digits}`} />
    </Group>
  )
}
