import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { type EventsAsked, eventPageSize, eventQueries } from '@/client/events'

export const listKeyOf = ({ filter, orderBy, ascending }: EventsAsked) =>
  `${orderBy} ${ascending} ${filter}`

/** What is asked for, once its first page is there; until then what was shown before. */
function useArrived(wanted: EventsAsked): EventsAsked {
  const [shown, setShown] = useState(wanted)
  const { isPending } = useQuery(eventQueries.page(wanted, 0))
  // Begins counting at the same time; nothing waits for it.
  useQuery(eventQueries.count(wanted.filter))
  if (isPending || listKeyOf(shown) === listKeyOf(wanted)) return shown
  setShown(wanted)
  return wanted
}

/**
 * The rows of a list of any length: pages are asked for where one looks. The count is asked for
 * by itself, so that the first rows never wait for it.
 */
export function useEventRows(wanted: EventsAsked) {
  const asked = useArrived(wanted)
  const [window, setWindow] = useState({ from: 0, to: eventPageSize })
  const first = Math.floor(window.from / eventPageSize)
  const last = Math.max(first, Math.ceil(window.to / eventPageSize) - 1)
  const pages = Array.from({ length: last - first + 1 }, (_, offset) => first + offset)

  const answers = useQueries({ queries: pages.map((page) => eventQueries.page(asked, page)) })
  const count = useQuery(eventQueries.count(asked.filter))
  const failed = answers.find(({ isError }) => isError) ?? (count.isError ? count : undefined)

  const rowAt = (place: number) => {
    const answer = answers[Math.floor(place / eventPageSize) - first]
    return answer?.data?.records[place % eventPageSize]
  }
  const onWindow = useCallback((from: number, to: number) => {
    setWindow((old) => (old.from === from && old.to === to ? old : { from, to }))
  }, [])
  const begun = first === 0 ? answers[0]?.data?.records.length : undefined

  return {
    rowAt,
    onWindow,
    asked,
    isLeaving: listKeyOf(asked) !== listKeyOf(wanted),
    /** Known as soon as it was counted; until then as many as have come. */
    count: count.data,
    rows: count.data ?? begun ?? 0,
    isLoading: answers[0]?.data === undefined && count.data === undefined,
    error: failed?.error ?? undefined,
    retry: () => {
      for (const answer of answers) if (answer.isError) void answer.refetch()
      if (count.isError) void count.refetch()
    },
  }
}
