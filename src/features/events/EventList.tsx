import { ActionIcon, Group, Text } from '@mantine/core'
import { IconAdjustments } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { AcdEvent } from '@/contract/events'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import type { TableHandle } from '@/ui/DataTable'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { useShortcuts } from '@/ui/useShortcuts'
import classes from './EventList.module.css'
import { EventTable } from './EventTable'
import { askedBy } from './eventSearch'
import { FilterBox } from './FilterBox'
import { FilterChips } from './FilterChips'
import { mistakeSentence } from './filterTerms'
import { NewEvent } from './NewEvent'
import { NoEvents } from './NoEvents'
import { QuickFilters } from './QuickFilters'
import { useEventRows } from './useEventRows'
import { useEventSearch } from './useEventSearch'
import { useReturn } from './useReturn'

type Props = {
  /** The event that is open beside the list. */
  open: number | undefined
  /** The event that was open until now: the keyboard returns to its row. */
  closed: number | undefined
}

/** The last filter that could be read: a mistake in a newer one leaves its list standing. */
function useReadable(filter: string, mistake: string | undefined): string | undefined {
  const [readable, setReadable] = useState(mistake === undefined ? filter : undefined)
  if (mistake === undefined && readable !== filter) setReadable(filter)
  return mistake === undefined ? filter : readable
}

/** The list of events. Its address is its state: filter and order. */
export function EventList({ open, closed }: Props) {
  const { search, filter, onFilter, onSort } = useEventSearch(open)
  const mistake = mistakeSentence(filter)
  const readable = useReadable(filter, mistake)
  const rows = useEventRows(askedBy({ ...search, filter: readable ?? '' }))
  const [isOpen, setOpen] = useState(false)
  const table = useRef<TableHandle<AcdEvent>>(null)
  const box = useRef<{ focus: () => void }>(null)
  useReturn(table, closed)
  useShortcuts({
    '/': () => box.current?.focus(),
    j: () => table.current?.moveBy(1),
    k: () => table.current?.moveBy(-1),
  })

  const count = (
    <Text role="status" aria-label={m.events.matches} c="dimmed">
      {rows.count === undefined ? m.events.counting : m.events.count(rows.count)}
    </Text>
  )
  const failed = rows.error && <ErrorPanel reason={reasonOf(rows.error)} onRetry={rows.retry} />
  const isEmpty = readable === undefined || rows.rows === 0

  return (
    <Page
      title={m.events.title}
      name={m.events.title}
      note={count}
      actions={<NewEvent />}
      fill
      beside={open !== undefined}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <FilterBox
          ref={box}
          filter={filter}
          onFilter={(next) => onFilter(next, true)}
          onLeave={() => table.current?.moveBy(0)}
        />
        <ActionIcon
          hiddenFrom="sm"
          size="input-sm"
          variant="default"
          aria-expanded={isOpen}
          aria-label={`${m.filter.status} · ${m.filter.type}`}
          onClick={() => setOpen(!isOpen)}
        >
          <IconAdjustments aria-hidden size={18} />
        </ActionIcon>
      </Group>
      <FilterChips filter={filter} onFilter={onFilter} />
      <div className={classes.quick} data-open={isOpen || undefined}>
        <QuickFilters filter={readable ?? ''} onFilter={onFilter} />
      </div>
      {failed}
      {isEmpty && !failed && rows.isLoading && <PageSkeleton />}
      {isEmpty && !failed && !rows.isLoading && (
        <NoEvents filter={filter} mistake={mistake} onClear={() => onFilter('')} />
      )}
      {!isEmpty && (
        <EventTable ref={table} search={search} onSort={onSort} rows={rows} open={open} />
      )}
    </Page>
  )
}
