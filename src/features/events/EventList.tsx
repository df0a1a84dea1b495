import { IconAdjustments } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { AcdEvent } from '@/contract/events'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import type { TableHandle } from '@/ui/DataTable'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { IconButton } from '@/ui/IconButton'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { useMedia, widths } from '@/ui/useMedia'
import classes from './EventList.module.css'
import { EventTable } from './EventTable'
import { askedBy } from './eventSearch'
import { FilterBox } from './FilterBox'
import { FilterChips } from './FilterChips'
import { mistakeSentence } from './filterTerms'
import { ListMenus } from './ListMenus'
import { LiveBar } from './LiveBar'
import { NewEvent } from './NewEvent'
import { NoEvents } from './NoEvents'
import { QuickFilters } from './QuickFilters'
import { SelectionBar } from './SelectionBar'
import { useCalmRows } from './useCalmRows'
import { useEventRows } from './useEventRows'
import { useEventSearch } from './useEventSearch'
import { useListKeys } from './useListKeys'
import { useListSettings } from './useListSettings'
import { useOpenInSight } from './useOpenInSight'
import { useReturn } from './useReturn'
import { type Kept, useSelection } from './useSelection'
import { ViewNote } from './ViewNote'

type Props = {
  /** The event that is open beside the list. */
  open: number | undefined
  /** The event that was open until now: the keyboard returns to its row. */
  closed: number | undefined
  picked: Kept
}

/** The last filter that could be read: a mistake in a newer one leaves its list standing. */
function useReadable(filter: string, mistake: string | undefined): string | undefined {
  const [readable, setReadable] = useState(mistake === undefined ? filter : undefined)
  if (mistake === undefined && readable !== filter) setReadable(filter)
  return mistake === undefined ? filter : readable
}

/** The list of events. Its address is its state: filter and order. */
export function EventList({ open, closed, picked }: Props) {
  const { search, onFilter, onSort, onRow, onView } = useEventSearch(open)
  const list = useListSettings(search)
  const { settings } = list
  const { filter } = settings
  const mistake = mistakeSentence(filter)
  const readable = useReadable(filter, mistake)
  const [isTyping, setTyping] = useState(false)
  const rows = useEventRows(askedBy({ ...settings, filter: readable ?? '' }), isTyping)
  // What became of a list is asked when it is there to its last number, and not after each letter.
  const calm = useCalmRows(rows.count === undefined ? undefined : rows.pinned, rows.inSight)
  const selection = useSelection({ ...rows, kept: picked })
  const [chosenOpen, setOpen] = useState<boolean>()
  const isNarrow = useMedia(widths.narrow)
  const isBeside = open !== undefined
  const isPhone = useMedia(widths.phone)
  const isOpen = chosenOpen ?? !(isPhone || isBeside)
  const table = useRef<TableHandle<AcdEvent>>(null)
  const box = useRef<{ focus: () => void }>(null)
  useReturn(table, closed)
  const isPlaced = isBeside && search.row !== undefined
  useOpenInSight({ table, rows, meant: open ?? closed, isPlaced })
  // The pill goes away with the keyboard's focus on it: a row in sight takes it over.
  const catchUp = async (isByKeyboard: boolean) => {
    await rows.catchUp()
    if (isByKeyboard) table.current?.enter()
  }

  // What is asked of a list that moved on was never answered, but the list itself was read.
  const failedSince = rows.error
    ? rows.readAt
    : calm.failedSince && Math.max(calm.failedSince.readAt, rows.readAt)

  // Of a filter that could never be read nothing is counted, whatever is asked in its place.
  const matching = readable === undefined ? undefined : rows.count
  const uncounted = readable === undefined || rows.error ? m.events.notCounted : m.events.counting
  const count = (
    <p role="status" aria-label={m.events.matches} className={classes.count}>
      {matching === undefined ? uncounted : m.events.count(matching)}
    </p>
  )
  const failed = rows.error && <ErrorPanel reason={reasonOf(rows.error)} onRetry={rows.retry} />
  const isLoading = list.isPending || rows.isLoading
  const isEmpty = readable === undefined || list.isPending || rows.rows === 0
  useListKeys({ table, box, selection, isBeside, isEarly: isEmpty && isLoading })

  return (
    <Page
      title={m.events.title}
      name={m.events.title}
      note={count}
      actions={
        <>
          <ListMenus
            list={list}
            filter={rows.asked.filter}
            count={rows.count}
            selection={selection}
            compact={isNarrow || isBeside}
            onView={onView}
          />
          <NewEvent filter={filter} />
        </>
      }
      fill
      beside={isBeside}
    >
      <div className={classes.filter}>
        <FilterBox
          ref={box}
          filter={filter}
          onFilter={(next) => onFilter(next, true)}
          isBusy={rows.isLeaving && rows.error === undefined}
          onTyping={setTyping}
          onLeave={() => table.current?.enter()}
        />
        <IconButton
          size={36}
          variant="default"
          aria-expanded={isOpen}
          aria-label={m.filter.quick}
          title={m.filter.quick}
          onClick={() => setOpen(!isOpen)}
        >
          <IconAdjustments aria-hidden size={18} />
        </IconButton>
      </div>
      <div className={classes.terms}>
        <ViewNote list={list} onView={onView} />
        <FilterChips filter={filter} onFilter={onFilter} />
      </div>
      {isOpen && (
        <QuickFilters
          filter={readable ?? ''}
          onFilter={onFilter}
          asOf={rows.pinned?.asOf}
          mayCount={!isTyping && !rows.isLeaving && rows.count !== undefined}
        />
      )}
      <LiveBar
        moved={calm.moved}
        failedSince={failedSince}
        isCatchingUp={rows.isCatchingUp}
        onCatchUp={catchUp}
      />
      {failed}
      {isEmpty && !failed && isLoading && <PageSkeleton />}
      {isEmpty && !failed && !isLoading && (
        <NoEvents filter={filter} mistake={mistake} onClear={() => onFilter('')} />
      )}
      {!isEmpty && (
        <EventTable
          ref={table}
          {...{ search, settings, onSort, onRow, rows, calm, selection, open }}
        />
      )}
      <SelectionBar
        selection={selection}
        count={rows.count ?? 0}
        onLeave={() => table.current?.enter()}
      />
    </Page>
  )
}
