import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconAdjustments, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type RefObject, useRef, useState } from 'react'
import type { AcdEvent } from '@/contract/events'
import { eventStatuses, eventTypes } from '@/contract/filter/names'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import type { TableHandle } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import classes from './EventList.module.css'
import { EventTable } from './EventTable'
import { askedBy, type EventSearch } from './eventSearch'
import { FilterBox } from './FilterBox'
import { quickValues, withQuickValues } from './filterValues'
import { QuickFilter } from './QuickFilter'
import { useEventRows } from './useEventRows'
import { useReturn } from './useReturn'

type Rows = ReturnType<typeof useEventRows>

const NewEvent = () => (
  <Button
    component={Link}
    to="/events/new"
    size="sm"
    leftSection={<IconPlus aria-hidden size={17} />}
  >
    {m.events.create}
  </Button>
)

/** Why the list is empty, and the way on. */
function NoEvents({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) {
    return <EmptyState title={m.events.none} text={m.events.noneText} action={<NewEvent />} />
  }
  const clear = (
    <Button variant="default" onClick={onClear}>
      {m.filter.clear}
    </Button>
  )
  return <EmptyState title={m.events.noMatch} text={m.events.noMatchText} action={clear} />
}

type ContentProps = {
  rows: Rows
  search: EventSearch
  change: (search: EventSearch) => void
  open: number | undefined
  table: RefObject<TableHandle<AcdEvent> | null>
}

function Content({ rows, search, change, open, table }: ContentProps) {
  if (rows.error && rows.rows === 0) {
    return <ErrorPanel reason={reasonOf(rows.error)} onRetry={rows.retry} />
  }
  if (rows.isLoading) return <PageSkeleton />
  if (rows.rows === 0) {
    const { filter: _, ...unfiltered } = search
    return <NoEvents isFiltered={Boolean(search.filter)} onClear={() => change(unfiltered)} />
  }
  return (
    <>
      {rows.error && <ErrorPanel reason={reasonOf(rows.error)} onRetry={rows.retry} />}
      <EventTable
        search={search}
        onSort={(sort) => {
          const { sort: _, ...unsorted } = search
          change(sort === undefined ? unsorted : { ...unsorted, sort })
        }}
        rows={rows}
        open={open}
        ref={table}
      />
    </>
  )
}

type Props = {
  /** The event that is open beside the list. */
  open: number | undefined
  /** The event that was open until now: the keyboard returns to its row. */
  closed: number | undefined
}

/** The list of events. Its address is its state: filter and order. */
export function EventList({ open, closed }: Props) {
  const search = useSearch({ from: '/shell/events' })
  const router = useRouter()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const rows = useEventRows(askedBy(search))
  const table = useRef<TableHandle<AcdEvent>>(null)
  useReturn(table, closed)
  const filter = search.filter ?? ''
  const change = (next: EventSearch, replace = false) => {
    // What was typed a moment ago does not call back who is on the way to another page.
    if (!router.state.location.pathname.startsWith('/events')) return
    void navigate({
      to: open === undefined ? '/events' : '/events/$AcdEventsID',
      params: { AcdEventsID: String(open) },
      search: next,
      replace,
    })
  }
  const onFilter = (next: string, replace = false) => {
    const { filter: _, ...others } = search
    change(next === '' ? others : { ...others, filter: next }, replace)
  }

  const count = (
    <Text role="status" aria-label={m.events.matches} c="dimmed">
      {rows.count === undefined ? m.events.counting : m.events.count(rows.count)}
    </Text>
  )

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
        <FilterBox filter={filter} onFilter={(next) => onFilter(next, true)} />
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
      <div className={classes.quick} data-open={isOpen || undefined}>
        <QuickFilter
          label={m.filter.status}
          names={eventStatuses}
          chosen={quickValues(filter, 'status')}
          onChoose={(ids) => onFilter(withQuickValues(filter, 'status', ids))}
        />
        <QuickFilter
          label={m.filter.type}
          names={eventTypes}
          chosen={quickValues(filter, 'type')}
          onChoose={(ids) => onFilter(withQuickValues(filter, 'type', ids))}
        />
      </div>
      <Content rows={rows} search={search} change={change} open={open} table={table} />
    </Page>
  )
}
