import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ProblemError } from '@/client/errors'
import { type EventSnapshot, listedIds, snapshotEventQueries } from '@/client/snapshotEvents'
import { type EventListRequest, eventPageSize } from '@/contract/event/listRequest'
import { useFetchAhead } from './useFetchAhead'
import { pagesOf, useVisibleRange } from './useVisibleRange'

export const listKeyOf = ({ filter, orderBy, ascending, at = '' }: EventListRequest) =>
  `${at} ${orderBy} ${ascending} ${filter}`

type Shown = {
  asked: EventListRequest
  asOf: string | undefined
  /** When it was asked for: what changed before that is in it. */
  askedAt: number
}

const snapshotOf = ({ asked, asOf }: Shown): EventSnapshot | undefined =>
  asOf === undefined ? undefined : { asked, asOf }

const none: EventSnapshot = { asked: { filter: '', orderBy: '', ascending: true }, asOf: '' }

const usePage = (snapshot: EventSnapshot | undefined, page: number | undefined) =>
  useQuery({
    ...snapshotEventQueries.page(snapshot ?? none, page ?? 0),
    enabled: snapshot !== undefined && page !== undefined,
  })

/**
 * Pages of a snapshot; none while it is not known. Mostly one is in sight, or the end of one and the
 * beginning of another: `useQueries` would draw the list twice for each other list.
 */
function useRead(snapshot: EventSnapshot | undefined, pages: readonly number[]) {
  const first = usePage(snapshot, pages[0])
  const between = useQueries({
    queries:
      snapshot === undefined
        ? []
        : pages.slice(1, -1).map((page) => snapshotEventQueries.page(snapshot, page)),
  })
  const last = usePage(snapshot, pages.length > 1 ? pages.at(-1) : undefined)
  if (snapshot === undefined) return []
  return pages.length > 1 ? [first, ...between, last] : [first]
}

const useCount = (snapshot: EventSnapshot | undefined, mayAsk = true) =>
  useQuery({
    ...snapshotEventQueries.count(snapshot ?? none),
    enabled: snapshot !== undefined && mayAsk,
  })

/**
 * The count of a list, and until it is there what it is more than. It has come with the rows, or is
 * asked for after them.
 */
function useMatches(snapshot: EventSnapshot | undefined, mayAsk: boolean) {
  const client = useQueryClient()
  const { queryKey } = snapshotEventQueries.count(snapshot ?? none)
  const isCounted = client.getQueryData(queryKey) !== undefined
  const rough = useQuery({
    ...snapshotEventQueries.roughCount(snapshot ?? none),
    enabled: snapshot !== undefined && mayAsk && !isCounted,
  })
  const isMore = rough.data?.isMore === true
  const exact = useCount(snapshot, mayAsk && isMore)
  return { rough, exact, moreThan: isMore ? rough.data?.count : undefined }
}

/**
 * What is on the screen. Another list takes its place with its first page; the same list at a later
 * moment only when all that is in sight, and its length, are there: nothing is blank meanwhile.
 */
function useShown(wanted: EventListRequest, pages: readonly number[], onOther: () => void) {
  const [shown, setShown] = useState<Shown>({ asked: wanted, asOf: undefined, askedAt: 0 })
  const present = useQuery(snapshotEventQueries.present(wanted))
  const { asOf, askedAt = 0 } = present.data ?? {}
  const next: Shown = { asked: wanted, asOf, askedAt }
  const isOther = shown.asOf === undefined || listKeyOf(shown.asked) !== listKeyOf(wanted)
  const isLater = !isOther && next.asOf !== undefined && next.asOf !== shown.asOf
  const coming = isLater ? snapshotOf(next) : undefined
  const isRead = useRead(coming, pages).every(({ isSuccess }) => isSuccess)
  const isCounted = useCount(coming).isSuccess
  if (next.asOf !== undefined && (isOther || (isLater && isRead && isCounted))) {
    setShown(next)
    if (isOther) onOther()
    return { shown: next, present, isComing: false }
  }
  return { shown, present, isComing: isLater || present.isFetching }
}

const isForgotten = (error: unknown) =>
  error instanceof ProblemError && error.code === 'snapshot_not_kept'

/**
 * The rows of a list of any length: pages are asked for where one looks. All of them are read as of
 * one moment, so that nothing moves while one reads, whatever happens to the events; `catchUp`
 * brings the list to the present. While somebody types, no count is asked for that did not come with
 * the rows: on one connection it would hold up those of the next letter.
 */
export function useEventRows(wanted: EventListRequest, isTyping: boolean) {
  const fetchAhead = useRef<ReturnType<typeof useFetchAhead>>(undefined)
  const { window, onWindow, onReading, toTop } = useVisibleRange(fetchAhead)
  const { first, last } = pagesOf(window)
  const pages = Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
  const { shown, present, isComing } = useShown(wanted, pages, toTop)
  const { asked } = shown
  const snapshot = snapshotOf(shown)
  const answers = useRead(snapshot, pages)
  const isLeaving = listKeyOf(asked) !== listKeyOf(wanted)
  const { rough, exact: count, moreThan } = useMatches(snapshot, !isTyping && !isLeaving)
  const asks = [present, ...answers, rough, count]
  const failed = asks.find(({ isError }) => isError)

  const rowAt = (place: number) => {
    const answer = answers[Math.floor(place / eventPageSize) - first]
    return answer?.data?.records[place % eventPageSize]
  }
  const places = Array.from({ length: window.to - window.from }, (_, at) => window.from + at)
  const idsAt = (some: readonly number[]) =>
    some.map((place) => rowAt(place)?.ID).filter((ID) => ID !== undefined)
  const begun = first === 0 ? answers[0]?.data?.records.length : undefined
  /** As many as are known so far. */
  const rows = count.data ?? moreThan ?? begun ?? 0
  const isReading = answers.some(({ isFetching }) => isFetching)
  useEffect(() => onReading(isReading))
  fetchAhead.current = useFetchAhead({ snapshot, rows })
  const catchUp = () => present.refetch()
  /** IDs from one row to another, whether they were loaded or not. */
  const idsBetween = async (from: number, to: number) => {
    const drawn = idsAt(places.filter((place) => place >= from && place <= to))
    if (drawn.length > to - from || snapshot === undefined) return drawn
    try {
      return await listedIds(snapshot, from, to)
    } catch (error) {
      if (isForgotten(error)) void catchUp()
      throw error
    }
  }

  // The server keeps a snapshot for a limited time and number of changes: after that, read anew.
  const isOver = isForgotten(failed?.error)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list that is over
  useEffect(() => {
    if (isOver) void catchUp()
  }, [isOver, shown.asOf])

  return {
    rowAt,
    idsBetween,
    onWindow,
    asked,
    snapshot,
    askedAt: shown.askedAt,
    /** The events whose rows are in sight or close to it. */
    inSight: idsAt(places),
    /** Where an event stands, if its row is drawn. */
    placeOf: (ID: number) => places.find((place) => rowAt(place)?.ID === ID),
    /** When the list was last read; 0: never. */
    readAt: present.dataUpdatedAt,
    catchUp,
    isCatchingUp: isComing,
    isLeaving,
    /** Known as soon as it was counted; until then it may be known what it is more than. */
    count: count.data,
    moreThan: count.data === undefined ? moreThan : undefined,
    rows,
    isLoading: answers[0]?.data === undefined && count.data === undefined,
    error: isOver ? undefined : (failed?.error ?? undefined),
    retry: () => {
      for (const answer of asks) if (answer.isError) void answer.refetch()
    },
  }
}
