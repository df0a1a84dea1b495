import { m } from '@/messages'
import { Dimmed } from '@/ui/Dimmed'
import { Outside } from '@/ui/Outside'

/** What an event is about; where nothing says it, that is said: a link without a text has no name. */
export const Subject = ({ text, oneLine = false }: { text: string; oneLine?: boolean }) =>
  text.trim() === '' ? (
    <Dimmed>{m.events.untitled}</Dimmed>
  ) : (
    <Outside text={text} oneLine={oneLine} />
  )
