import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { eventQueries } from '@/client/events'
import { tokenName } from '@/fields/programNames'
import { type Names, useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { formatSince } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { Aloud } from './Aloud'
import classes from './EventFreshness.module.css'
import { ChangeLine, changesBetween } from './eventChanges'
import { Freshness } from './Freshness'
import type { LiveEvent, OthersChange } from './useLiveEvent'

const tickEvery = 5000

/** How long ago a moment of this page was. */
function useSince(at: number): string {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickEvery)
    return () => clearInterval(timer)
  }, [])
  return formatSince(Math.max(0, now - at))
}

/** Who wrote the last entry of the history: the one that this change made. */
function useAuthor(AcdEventsID: number, names: Names): string {
  const last = useQuery(eventQueries.history(AcdEventsID)).data?.at(-1)
  if (!last || last.name === null) return m.live.somebody
  return last.UsersID === null ? tokenName(last.name) : names.user(last.UsersID)
}

/** `Changed by NAME, 10 s ago: priority 77 → 78`. */
function OthersChangeNote({ change: { before, after, at } }: { change: OthersChange }) {
  const names = useNames()
  const author = useAuthor(after.ID, names)
  const since = useSince(at)
  const changes = changesBetween(before, after, names)
  return (
    <p className={classes.change}>
      <Outside text={m.live.changedBy(author, since)} />
      {changes.map((change, place) => (
        <span key={change.key}>
          {place === 0 ? ': ' : ', '}
          <ChangeLine change={change} isInSentence />
        </span>
      ))}
      <Aloud text={m.live.changedBy(author, '')} />
    </p>
  )
}

type Props = Pick<LiveEvent, 'change' | 'failedSince'>

/** How old what is shown of the event may be, and what somebody else has just changed of it. */
export const EventFreshness = ({ change, failedSince }: Props) => (
  <div className={classes.root}>
    <Freshness label={m.live.freshnessOfEvent} failedSince={failedSince} />
    {change && <OthersChangeNote key={change.at} change={change} />}
  </div>
)
