import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { type ContactsAsked, contactPageSize, contactQueries } from '@/client/contacts'

/** The contacts of a campaign, however many: pages are asked for where one looks. */
export function useContactRows(asked: ContactsAsked) {
  const [window, setWindow] = useState({ from: 0, to: contactPageSize })
  const first = Math.floor(window.from / contactPageSize)
  const last = Math.max(first, Math.ceil(window.to / contactPageSize) - 1)
  const pages = Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
  const answers = useQueries({ queries: pages.map((page) => contactQueries.page(asked, page)) })
  const onWindow = useCallback((from: number, to: number) => {
    setWindow((old) => (old.from === from && old.to === to ? old : { from, to }))
  }, [])
  const failed = answers.find(({ isError }) => isError)
  return {
    rowAt: (place: number) =>
      answers[Math.floor(place / contactPageSize) - first]?.data?.records[place % contactPageSize],
    count: answers.find(({ data }) => data !== undefined)?.data?.total,
    onWindow,
    reads: answers,
    /** What is shown could not be read again. */
    isBehind: failed !== undefined,
    /** Why there is nothing to show; what was read before stays. */
    error: (failed?.data === undefined && failed?.error) || undefined,
    retry: () => void failed?.refetch(),
  }
}
