import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { eventQueries } from '@/client/events'
import type { AcdEvent, EventComment } from '@/contract/events'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { formatStamp } from '@/ui/format'
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

function Comment({ comment }: { comment: EventComment }) {
  return (
    <Stack gap={2} component="li">
      <Text size="xs" c="dimmed">
        {formatStamp(comment.dtCreated)}
      </Text>
      {comment.Subject !== null && (
        <Text fw={600} component="div">
          <Outside text={comment.Subject} />
        </Text>
      )}
      {comment.Body !== null && (
        <Text component="div">
          <Outside text={comment.Body} />
        </Text>
      )}
    </Stack>
  )
}

function Comments({ AcdEventsID }: { AcdEventsID: number }) {
  const comments = useQuery(eventQueries.comments(AcdEventsID))
  if (comments.isError) {
    return (
      <Stack gap="xs" align="flex-start">
        <Text role="alert">{reasonOf(comments.error)}</Text>
        <Button size="xs" variant="default" onClick={() => void comments.refetch()}>
          {m.common.retry}
        </Button>
      </Stack>
    )
  }
  if (!comments.data) return <Text c="dimmed">{m.common.loading}</Text>
  if (comments.data.length === 0) return <Text c="dimmed">{m.event.noComments}</Text>
  return (
    <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
      {comments.data.map((comment) => (
        <Comment key={comment.ID} comment={comment} />
      ))}
    </Stack>
  )
}

/** What was written: the body, then what duplicates added. */
export function EventTexts({ event }: { event: AcdEvent }) {
  return (
    <Stack gap="md">
      <Panel title={m.event.content}>
        <Content eventData={event.EventData} />
      </Panel>
      <Panel title={m.event.comments}>
        <Comments AcdEventsID={event.ID} />
      </Panel>
    </Stack>
  )
}
