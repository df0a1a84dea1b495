import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { hasWords } from '@/contract/filter/fold'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import type { Entry, EntryGroup } from './entry'
import { recentKeys } from './recentEntries'
import { useCommands } from './useCommands'
import { useFoundEvents } from './useFoundEvents'
import { usePages } from './usePages'

const maxEntriesOfGroup = 6
/** Events last: they are searched for, and what comes later moves nothing that stands already. */
const groups: readonly EntryGroup[] = [
  'recent',
  'here',
  'pages',
  'views',
  'campaigns',
  'commands',
  'events',
]

/** What was chosen last: events by their number alone, since nothing else of them is kept. */
function useRecent(known: readonly Entry[]): Entry[] {
  const [keys] = useState(recentKeys)
  return keys.flatMap((key): Entry[] => {
    const entry = known.find((other) => other.key === key)
    const [, ID] = /^event:(\d+)$/.exec(key) ?? []
    if (entry) return [{ ...entry, group: 'recent' }]
    if (ID === undefined) return []
    const act = () => navigate({ to: `/events/${Number(ID)}` })
    return [{ key, group: 'recent', label: m.events.one(Number(ID)), Icon: IconHistory, act }]
  })
}

/** By its name, or by what it is called elsewhere: `clone` leads to the campaigns. */
const fits =
  (search: string) =>
  ({ key, label }: Entry): boolean => {
    // `command:clone:5` is one of `command:clone`.
    const kind = key.split(':', 2).join(':')
    const { [key]: own, [kind]: shared = '' } = m.palette.alsoCalled
    return hasWords(`${label} ${own ?? shared}`, search)
  }

/** Everything that fits what was typed, group by group. */
export function useEntries(typed: string, onSheet: () => void) {
  const known = [...usePages(), ...useCommands(onSheet)]
  const recent = useRecent(known)
  const { entries: events, isSearching } = useFoundEvents(typed)
  const isEmpty = typed.trim() === ''
  const offered = isEmpty
    ? [...recent, ...known.filter(({ group }) => group !== 'campaigns')]
    : [...known.filter(fits(typed.trim())), ...events]
  const grouped = groups.map((group) => ({
    group,
    entries: offered
      .filter((entry) => entry.group === group)
      .slice(0, isEmpty ? undefined : maxEntriesOfGroup),
  }))
  return { groups: grouped.filter(({ entries }) => entries.length > 0), isSearching }
}
