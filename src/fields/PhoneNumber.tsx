import { telephoneTypes } from '@/contract/events'
import { spacePhone } from '@/ui/format'
import { Outside } from '@/ui/Outside'

type Props = { text: string; type: number }

/** A sender or receiver: a telephone number spaced for reading, anything else as it is. */
export const PhoneNumber = ({ text, type }: Props) => (
  <Outside text={telephoneTypes.includes(type) ? spacePhone(text) : text} oneLine />
)
