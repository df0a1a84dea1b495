import { Text } from '@mantine/core'
import type { AcdEvent } from '@/contract/events'
import { m } from '@/messages'
import { Outside } from '@/ui/Outside'
import { Panel } from '@/ui/Panel'
import { readEventData } from './readEventData'

/** The body as plain text; data of another form are shown as they are. */
function Content({ eventData }: { eventData: string }) {
  const read = readEventData(eventData)
  const body = read === undefined ? eventData : read.body
  if (body === '') return <Text c="dimmed">{m.event.noBody}</Text>
  return (
    <Text component="div">
      <Outside text={body} />
    </Text>
  )
}

/** What was written: the body. */
export function EventTexts({ event }: { event: AcdEvent }) {
  return (
    <Panel title={m.event.content}>
      <Content eventData={event.EventData} />
    </Panel>
  )
}
