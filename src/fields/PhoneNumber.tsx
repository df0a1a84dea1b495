import { telephoneTypes } from '@/contract/events'
import { Outside } from '@/ui/Outside'
import { usePhoneFormat } from './usePhoneFormat'

type Props = { text: string; type: number }

/** A sender or receiver: a telephone number spaced for reading, anything else as it is. */
export function PhoneNumber({ text, type }: Props) {
  const format = usePhoneFormat()
  return <Outside text={telephoneTypes.includes(type) ? format(text) : text} oneLine />
}
