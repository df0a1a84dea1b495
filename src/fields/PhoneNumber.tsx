import { partyDigits } from '@/contract/event/party'
import { UntrustedText } from '@/ui/text/UntrustedText'

type Props = { text: string; type: number; spaced: (digits: string) => string }

/** A sender or receiver: a telephone number spaced for reading, anything else as it is. */
export function PhoneNumber({ text, type, spaced }: Props) {
  const digits = partyDigits(text, type)
  return <UntrustedText text={digits === undefined ? text : spaced(digits)} oneLine />
}
