import type { HistoryEntry } from '@/contract/event/eventActions'
import { stampInstant } from '@/contract/values/zone'
import { m } from '@/messages'
import { tokenName } from '@/session/programNames'
import { useCentre } from '@/session/useCentre'
import { type Names, useNames } from '@/session/useNames'
import { formatSince } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { LiveAnnouncer } from '../LiveAnnouncer'
import { changeEntries } from './changeEntries'
import { ChangeLine, changesBetween } from './eventChanges'
import classes from './OthersChangeNote.module.css'
import type { OthersChange } from './useLiveEvent'

const tickMs = 5000

const nameOf = ({ name, UsersID }: HistoryEntry, names: Names) =>
  name === null ? m.live.somebody : UsersID === null ? tokenName(name) : names.user(UsersID)

/** Who made these changes, each named once: as the history proves it, else somebody. */
function authorOf(entries: readonly HistoryEntry[], names: Names): string {
  const authors = new Set(entries.map((entry) => nameOf(entry, names)))
  return authors.size === 0 ? m.live.somebody : new Intl.ListFormat(m.locale).format(authors)
}

/** `Changed by NAME, 10 s ago: priority 77 → 78`. */
export function OthersChangeNote({ change }: { change: OthersChange }) {
  const names = useNames()
  const { now, zone } = useCentre(tickMs)
  const changes = changesBetween(change.before, change.after, names)
  const entries = changeEntries(change.history, change.after, changes)
  const author = authorOf(entries, names)
  const made = stampInstant(entries.at(-1)?.dtCreated ?? change.after.dtLastModified, zone) ?? now
  return (
    <p className={classes.root}>
      <UntrustedText text={m.live.changedBy(author, formatSince(Math.max(0, now - made)))} />
      {changes.map((each, place) => (
        <span key={each.key}>
          {place === 0 ? ': ' : ', '}
          <ChangeLine change={each} isInSentence />
        </span>
      ))}
      <LiveAnnouncer text={m.live.changedBy(author, '')} />
    </p>
  )
}
