import { Group, Text } from '@mantine/core'
import { IconPhoto, IconShieldCheck } from '@tabler/icons-react'
import type { BodySlip } from '@/contract/eventBody'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import classes from './EventBody.module.css'

type Props = {
  slip: BodySlip
  showsRemote: boolean
  onShowsRemote: (showsRemote: boolean) => void
}

const hostsOf = ({ hosts }: BodySlip): string =>
  new Intl.ListFormat(m.locale).format(hosts.map((origin) => new URL(origin).host))

const mostNamed = 5

/** The links that lead elsewhere than they say, each named once. */
function liesOf({ links }: BodySlip): string[] {
  const { heldBack } = m.body
  const lies = links.flatMap(({ says, host }) =>
    says === null ? [] : [heldBack.elsewhere(says, host)],
  )
  const named = [...new Set(lies)]
  const more = named.length - mostNamed
  return [...named.slice(0, mostNamed), ...(more > 0 ? [heldBack.more(more)] : [])]
}

/** One sentence for each kind of thing that was held back. */
function partsOf(slip: BodySlip, showsRemote: boolean): string[] {
  const { heldBack } = m.body
  const { images, ...others } = slip.held
  const kinds = ['active', 'forms', 'styles', 'addresses', 'missing', 'hidden'] as const
  return [
    ...(images > 0 && !showsRemote ? [heldBack.images(images, hostsOf(slip))] : []),
    ...kinds.filter((kind) => others[kind] > 0).map((kind) => heldBack[kind](others[kind])),
    ...liesOf(slip),
  ]
}

function Said({ slip, showsRemote }: Omit<Props, 'onShowsRemote'>) {
  const { heldBack, because } = m.body
  const parts = partsOf(slip, showsRemote)
  return (
    <>
      {slip.because && <Text inherit>{because[slip.because]}</Text>}
      {slip.isCut && <Text inherit>{m.body.cut}</Text>}
      {showsRemote && <Text inherit>{heldBack.shown(hostsOf(slip))}</Text>}
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

/** What the frame does not show, and the way to the images for this one view. */
export function HeldBack({ slip, showsRemote, onShowsRemote }: Props) {
  return (
    <div className={classes.slip}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <IconShieldCheck aria-hidden size={18} />
        <div role="status" aria-label={m.body.heldBack.title}>
          <Said slip={slip} showsRemote={showsRemote} />
        </div>
      </Group>
      {slip.hosts.length > 0 && (
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
