import { Text } from '@mantine/core'
import { m } from '@/messages'
import { Outside } from '@/ui/Outside'

/** What an event is about; where nothing says it, that is said: a link without a text has no name. */
export const Subject = ({ text, oneLine = false }: { text: string; oneLine?: boolean }) =>
  text.trim() === '' ? (
    <Text span inherit c="dimmed">
      {m.events.untitled}
    </Text>
  ) : (
    <Outside text={text} oneLine={oneLine} />
  )
