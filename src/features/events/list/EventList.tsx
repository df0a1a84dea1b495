import { useMemo, useRef, useState } from 'react'
import { askedBy } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import type { EventListRequest } from '@/contract/event/listRequest'
import { m } from '@/messages'
import { Page } from '@/ui/page/Page'
import type { TableHandle } from '@/ui/table/DataTable'
import { useMedia, widths } from '@/ui/useMedia'
import { useWhenIdle } from '@/ui/useWhenIdle'
import { loadIntents } from '../intent/useIntent'
import { EventDetailPage } from '../lazyEventPage'
import type { ListSettings } from '../listSettings'
import { useListSettings } from '../useListSettings'
import { EventTable } from './EventTable'
import { FilterLine } from './filter/FilterLine'
import { readFilter } from './filter/filterTerms'
import { ListMenus } from './ListMenus'
import { ListNote } from './ListNote'
import { ListState } from './ListState'
import { useListChanges } from './live/useListChanges'
import { NewEventButton } from './NewEventButton'
import { SelectionBar } from './selection/SelectionBar'
import { type PickedState, useSelection } from './selection/useSelection'
import { listIntent, useAskAhead } from './useAskAhead'
import { useEventRows } from './useEventRows'
import { useEventSearch } from './useEventSearch'
import { useListKeys } from './useListKeys'
import { useOpenInSight } from './useOpenInSight'
import { useReadable } from './useReadable'
import { useRestoreFocus } from './useRestoreFocus'
import { ViewLine } from './views/ViewLine'

type Props = {
  /** The event that is open beside the list. */
  open: number | undefined
  /** The event that was open until now: the focus returns to its row. */
  closed: number | undefined
  picked: PickedState
}

/** What the address says of the list. Another filter or order is asked for before it is drawn. */
function useAddressedList(open: number | undefined) {
  const { search, onRow, onView, onNow, ...address } = useEventSearch(open)
  const list = useListSettings(search)
  const { settings } = list
  const filter = useMemo(() => readFilter(settings.filter), [settings.filter])
  const readable = useReadable(filter)
  const askAhead = useAskAhead()
  const { at } = search
  const onFilter = (filter: string, replace?: boolean) => {
    askAhead({ ...settings, filter, at })
    address.onFilter(filter, replace)
  }
  const onSort = (sort: ListSettings['sort']) => {
    askAhead({ filter: readable?.text ?? '', sort, at })
    address.onSort(sort)
  }
  const intentOn = (filter: string) => listIntent({ ...settings, filter, at })
  const presses = { onRow, onView, onNow, onFilter, onSort, intentOn }
  return { search, list, settings, filter, readable, askAhead, ...presses }
}

/** The rows, and what has become of them. A past minute stays as it was. */
function useCalmRows(wanted: EventListRequest, isTyping: boolean) {
  const rows = useEventRows(wanted, isTyping)
  // Of the list that is shown: the one that is wanted may be on its way.
  const isPast = rows.asked.at !== undefined
  // Changes are asked for once the list and its count are there, not after each letter.
  const isCounted = rows.count !== undefined || rows.moreThan !== undefined
  const snapshot = isCounted && !isPast ? rows.snapshot : undefined
  return { rows, isCounted, isPast, calm: useListChanges({ ...rows, snapshot }) }
}

/** The list of events. Its address is its state: filter and order. */
export function EventList({ open, closed, picked }: Props) {
  const addressed = useAddressedList(open)
  const { search, list, settings, filter, readable, askAhead, onRow, onView } = addressed
  const { onFilter, onSort, onNow, intentOn } = addressed
  const [isTyping, setTyping] = useState(false)
  const wanted = askedBy({ ...settings, filter: readable?.text ?? '', at: search.at })
  const { rows, calm, isCounted, isPast } = useCalmRows(wanted, isTyping)
  const selection = useSelection({ ...rows, kept: picked })
  const picking = isPast ? undefined : selection
  const isNarrow = useMedia(widths.narrow)
  const isPhone = useMedia(widths.phone)
  const isBeside = open !== undefined
  const table = useRef<TableHandle<AcdEvent>>(null)
  const box = useRef<{ focus: () => void }>(null)
  const enterTable = () => table.current?.enter()
  useRestoreFocus(table, closed)
  useWhenIdle(isCounted, EventDetailPage.loadAhead)
  useWhenIdle(isCounted, loadIntents)
  const isPlaced = isBeside && search.row !== undefined
  useOpenInSight({ table, rows, meant: open ?? closed, isPlaced })

  const isLoading = list.isPending || rows.isLoading
  const isEmpty = readable === undefined || list.isPending || rows.rows === 0
  useListKeys({ table, box, selection: picking, isBeside, isEarly: isEmpty && isLoading })

  return (
    <Page
      title={m.events.title}
      name={isBeside ? undefined : m.events.title}
      note={
        <ListNote
          {...{ rows, calm, onNow }}
          isReadable={readable !== undefined}
          onLeave={enterTable}
        />
      }
      actions={
        <>
          <ListMenus
            list={list}
            filter={rows.asked.filter}
            count={rows.count}
            selection={picking}
            compact={isNarrow || isBeside}
          />
          <NewEventButton terms={filter.terms} />
        </>
      }
      fill
    >
      <ViewLine {...{ list, rows, open, askAhead, onView }} />
      <FilterLine
        ref={box}
        {...{ filter, readable, rows, onFilter, intentOn, isTyping }}
        isTight={isPhone || isBeside}
        onTyping={setTyping}
        onLeave={enterTable}
      />
      <ListState
        error={rows.error}
        retry={rows.retry}
        {...{ filter, isEmpty, isLoading }}
        onClear={() => onFilter('')}
      >
        <EventTable
          ref={table}
          {...{ search, settings, onSort, onRow, rows, calm, open }}
          selection={picking}
          onWidths={list.setWidths}
        />
      </ListState>
      {picking && <SelectionBar selection={picking} count={rows.count ?? 0} onLeave={enterTable} />}
    </Page>
  )
}
