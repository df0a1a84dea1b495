import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { eventBodyAddress, eventQueries } from '@/client/events'
import type { BodySlip } from '@/contract/eventBody'
import { m } from '@/messages'
import { BodyLinks } from './BodyLinks'
import classes from './EventBody.module.css'
import { HeldBack } from './HeldBack'
import { PartFailed } from './PartFailed'

/** A frame without scripts cannot tell its height; who wants another one pulls at its corner. */
const sizeOf = ({ lines }: BodySlip) => (lines <= 4 ? 'short' : lines <= 14 ? 'middle' : 'long')

type FrameProps = { AcdEventsID: number; showsRemote: boolean; slip: BodySlip }

/** Text that nobody vouches for: in a frame that may do nothing, from an address of its own. */
function BodyFrame({ AcdEventsID, showsRemote, slip }: FrameProps) {
  const address = eventBodyAddress(AcdEventsID, showsRemote)
  return (
    <div className={classes.paper} data-size={sizeOf(slip)}>
      {/* A new element for a new address, or Back would first go through the frame's past. */}
      <iframe
        key={address}
        className={classes.frame}
        title={m.body.title}
        // biome-ignore lint/plugin: the one frame for what nobody vouches for
        src={address}
        sandbox=""
        referrerPolicy="no-referrer"
      />
    </div>
  )
}

/** The body of an event, what was held back from it, and where its links lead. */
export function EventBody({ AcdEventsID }: { AcdEventsID: number }) {
  const slip = useQuery(eventQueries.bodySlip(AcdEventsID))
  const [showsRemote, setShowsRemote] = useState(false)
  if (slip.isError) {
    return <PartFailed error={slip.error} onRetry={() => void slip.refetch()} />
  }
  if (!slip.data) return <Text c="dimmed">{m.common.loading}</Text>
  if (slip.data.kind === 'none') return <Text c="dimmed">{m.event.noBody}</Text>
  return (
    <Stack gap="sm">
      <BodyFrame AcdEventsID={AcdEventsID} showsRemote={showsRemote} slip={slip.data} />
      <HeldBack slip={slip.data} showsRemote={showsRemote} onShowsRemote={setShowsRemote} />
      {slip.data.links.length > 0 && <BodyLinks links={slip.data.links} />}
    </Stack>
  )
}
