import { m } from '@/messages'
import { Dimmed } from '@/ui/text/Dimmed'
import { UntrustedText } from '@/ui/text/UntrustedText'

/** An event's subject, or a text for "no subject": a link needs a name. */
export const Subject = ({ text, oneLine = false }: { text: string; oneLine?: boolean }) =>
  text.trim() === '' ? (
    <Dimmed>{m.events.untitled}</Dimmed>
  ) : (
    <UntrustedText text={text} oneLine={oneLine} />
  )
