import { Stack, Text } from '@mantine/core'
import type { SeenEvent } from '@/client/events'
import type { HistoryEntry } from '@/contract/event/eventActions'
import { m } from '@/messages'
import { tokenName } from '@/session/programNames'
import { type Names, useNames } from '@/session/useNames'
import { Panel } from '@/ui/page/Panel'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { CommentBox } from './CommentBox'
import classes from './EventHistory.module.css'
import { ChangeLine, changesBetween } from './eventChanges'

/** `event.close` in the reader's words; an action that is not ours by its own name. */
function actionText(action: string): string {
  const name = action.replace(/^event\./, '')
  const words: Record<string, string> = m.history.actions
  return words[name] ?? name
}

const asText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** What was written: with an action, or by a duplicate in place of an event of its own. */
function texts({ action, comment, after }: HistoryEntry): [name: string, text: string][] {
  const { Subject, Body } = action === 'event.duplicate' ? (after ?? {}) : {}
  return Object.entries({ comment, Subject, Body }).flatMap(([name, value]) => {
    const text = asText(value)
    return text === undefined ? [] : [[name, text]]
  })
}

function Who({ entry, names }: { entry: HistoryEntry; names: Names }) {
  if (entry.name === null) return m.history.unknown
  const name = entry.UsersID === null ? tokenName(entry.name) : names.user(entry.UsersID)
  return <UntrustedText text={name} />
}

function Entry({ entry, names }: { entry: HistoryEntry; names: Names }) {
  const isNew = entry.action === 'event.create' || entry.action === 'event.duplicate'
  const changes =
    isNew || !entry.after ? [] : changesBetween(entry.before ?? {}, entry.after, names)
  return (
    <li className={classes.entry}>
      <Text size="xs" c="dimmed">
        {formatStamp(entry.dtCreated)} · <Who entry={entry} names={names} />
      </Text>
      <Text fw={600}>{actionText(entry.action)}</Text>
      {changes.map((change) => (
        <Text key={change.key} size="sm" component="div">
          <ChangeLine change={change} />
        </Text>
      ))}
      {texts(entry).map(([name, text]) => (
        <div key={name} className={classes.text}>
          <UntrustedText text={text} />
        </div>
      ))}
    </li>
  )
}

function Entries({ history }: { history: readonly HistoryEntry[] | undefined }) {
  const names = useNames()
  if (!history) return <Text c="dimmed">{m.common.loading}</Text>
  if (history.length === 0) return <Text c="dimmed">{m.history.none}</Text>
  const newestFirst = history.map((entry, place) => ({ entry, place })).reverse()
  return (
    <ol className={classes.entries} aria-label={m.history.list} reversed>
      {newestFirst.map(({ entry, place }) => (
        <Entry key={place} entry={entry} names={names} />
      ))}
    </ol>
  )
}

type Props = { event: SeenEvent; history: readonly HistoryEntry[] | undefined }

/** Comments and changes, newest first, and a place for the next word. */
export function EventHistory({ event, history }: Props) {
  return (
    <Panel title={m.history.title}>
      <Stack gap="md">
        <CommentBox event={event} />
        <Entries history={history} />
      </Stack>
    </Panel>
  )
}
