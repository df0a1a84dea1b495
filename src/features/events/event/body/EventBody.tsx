import { Stack, Text, useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { eventBodyAddress, eventQueries } from '@/client/events'
import type { BodyReport } from '@/contract/event/eventBody'
import { m } from '@/messages'
import { PartFailed } from '../PartFailed'
import { BlockedContent } from './BlockedContent'
import { BodyLinks } from './BodyLinks'
import classes from './EventBody.module.css'

/** A frame without scripts cannot tell its height; who wants another one pulls at its corner. */
const sizeOf = ({ lines }: BodyReport) => (lines <= 4 ? 'short' : lines <= 14 ? 'middle' : 'long')

type FrameProps = { AcdEventsID: number; showsRemote: boolean; report: BodyReport }

/** Text that nobody vouches for: in a frame that may do nothing, from an address of its own. */
function BodyFrame({ AcdEventsID, showsRemote, report }: FrameProps) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const theme = report.followsTheme ? scheme : 'light'
  const address = eventBodyAddress(AcdEventsID, { showsRemote, theme })
  return (
    <div className={classes.paper} data-size={sizeOf(report)}>
      {/* A new element for a new address, or Back would first go through the frame's past. */}
      <iframe
        key={address}
        className={classes.frame}
        data-theme={theme}
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
export function EventBody({ AcdEventsID, mayAsk }: { AcdEventsID: number; mayAsk: boolean }) {
  const report = useQuery({ ...eventQueries.bodyReport(AcdEventsID), enabled: mayAsk })
  const [showsRemote, setShowsRemote] = useState(false)
  if (report.isError) {
    return <PartFailed error={report.error} onRetry={() => void report.refetch()} />
  }
  if (!report.data) return <Text c="dimmed">{m.common.loading}</Text>
  if (report.data.kind === 'none') return <Text c="dimmed">{m.event.noBody}</Text>
  return (
    <Stack gap="sm">
      <BodyFrame AcdEventsID={AcdEventsID} showsRemote={showsRemote} report={report.data} />
      <BlockedContent
        report={report.data}
        showsRemote={showsRemote}
        onShowsRemote={setShowsRemote}
      />
      {report.data.links.length > 0 && <BodyLinks links={report.data.links} />}
    </Stack>
  )
}
