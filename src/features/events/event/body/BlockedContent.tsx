import { Group, Text } from '@mantine/core'
import { IconPhoto, IconShieldCheck } from '@tabler/icons-react'
import type { BodyReport } from '@/contract/event/eventBody'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import classes from './EventBody.module.css'

type Props = {
  report: BodyReport
  showsRemote: boolean
  onShowsRemote: (showsRemote: boolean) => void
}

const hostsOf = ({ hosts }: BodyReport): string =>
  new Intl.ListFormat(m.locale).format(hosts.map((origin) => new URL(origin).host))

const maxNamed = 5

/** Links whose text names another host than their address, each named once. */
function liesOf({ links }: BodyReport): string[] {
  const { heldBack } = m.body
  const lies = links.flatMap(({ says, host }) =>
    says === null ? [] : [heldBack.elsewhere(says, host)],
  )
  const named = [...new Set(lies)]
  const more = named.length - maxNamed
  return [...named.slice(0, maxNamed), ...(more > 0 ? [heldBack.more(more)] : [])]
}

/** One sentence for each kind of blocked content. */
function partsOf(report: BodyReport, showsRemote: boolean): string[] {
  const { heldBack } = m.body
  const { images, ...others } = report.held
  const kinds = ['active', 'forms', 'styles', 'addresses', 'missing', 'hidden'] as const
  return [
    ...(images > 0 && !showsRemote ? [heldBack.images(images, hostsOf(report))] : []),
    ...kinds.filter((kind) => others[kind] > 0).map((kind) => heldBack[kind](others[kind])),
    ...liesOf(report),
  ]
}

function BlockedSummary({ report, showsRemote }: Omit<Props, 'onShowsRemote'>) {
  const { heldBack, because } = m.body
  const parts = partsOf(report, showsRemote)
  return (
    <>
      {report.because && <Text inherit>{because[report.because]}</Text>}
      {report.isCut && <Text inherit>{m.body.cut}</Text>}
      {showsRemote && <Text inherit>{heldBack.shown(hostsOf(report))}</Text>}
      {parts.length === 0 && !showsRemote && <Text inherit>{heldBack.nothing}</Text>}
      {parts.length > 0 && (
        <>
          <Text inherit fw={600}>
            {heldBack.title}
          </Text>
          <ul className={classes.parts}>
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What the frame does not show, and the button that loads images for this view. */
export function BlockedContent({ report, showsRemote, onShowsRemote }: Props) {
  return (
    <div className={classes.slip}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <IconShieldCheck aria-hidden size={18} />
        <div role="status" aria-label={m.body.heldBack.title}>
          <BlockedSummary report={report} showsRemote={showsRemote} />
        </div>
      </Group>
      {report.hosts.length > 0 && (
        <Group gap="sm" mt="xs">
          <Button
            size="xs"
            variant="default"
            icon={<IconPhoto aria-hidden size={16} />}
            onClick={() => onShowsRemote(!showsRemote)}
          >
            {showsRemote ? m.body.hideRemote : m.body.showRemote}
          </Button>
          {!showsRemote && (
            <Text size="xs" c="dimmed">
              {m.body.remoteNote}
            </Text>
          )}
        </Group>
      )}
    </div>
  )
}
