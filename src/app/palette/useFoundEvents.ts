import { useDebouncedValue } from '@mantine/hooks'
import { IconFileText } from '@tabler/icons-react'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { eventQueries } from '@/client/events'
import { eventFilterFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import { quote } from '@/contract/filter/print'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import { typeLabel } from '@/session/useNames'
import type { Entry } from './entry'

const restFor = 150

/** What was typed is a filter; where it cannot be read as one, it is a word. */
const filterOf = (text: string): string =>
  'terms' in parseFilter(text, eventFilterFields) ? text : quote(text)

/** What was asked has no answer yet; one that is only looked at again has. */
const isAsked = ({ isLoading, isFetching, isPlaceholderData }: UseQueryResult) =>
  isLoading || (isFetching && isPlaceholderData)

/** The newest events that fit what was typed; first the one with this very number. */
export function useFoundEvents(typed: string): { entries: Entry[]; isSearching: boolean } {
  const [text] = useDebouncedValue(typed.trim(), restFor)
  const isNumber = /^[1-9]\d{0,8}$/.test(text)
  const numbered = useQuery({ ...eventQueries.found(`id:${text}`), enabled: isNumber })
  const found = useQuery({ ...eventQueries.found(filterOf(text)), enabled: text !== '' })
  const open = (ID: number) => () => navigate({ to: `/events/${ID}` })

  const events = [...(isNumber ? (numbered.data ?? []) : []), ...(text ? (found.data ?? []) : [])]
  const once = [...new Map(events.map((event) => [event.ID, event])).values()]
  return {
    entries: once.map(({ ID, Subject, Sender, AcdEventTypesID }) => ({
      key: `event:${ID}`,
      group: 'events',
      label: Subject.trim() === '' ? m.events.one(ID) : Subject,
      note: `${typeLabel(AcdEventTypesID)} · ${Sender}`,
      Icon: IconFileText,
      act: open(ID),
    })),
    isSearching: text !== typed.trim() || isAsked(found) || isAsked(numbered),
  }
}
