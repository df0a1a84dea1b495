import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconAdjustments, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { eventStatuses, eventTypes } from '@/contract/filter/names'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import classes from './EventListPage.module.css'
import { EventTable } from './EventTable'
import { askedBy, type EventSearch } from './eventSearch'
import { FilterBox } from './FilterBox'
import { quickValues, withQuickValues } from './filterValues'
import { QuickFilter } from './QuickFilter'
import { useEventRows } from './useEventRows'

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

type ContentProps = { rows: Rows; search: EventSearch; change: (search: EventSearch) => void }

function Content({ rows, search, change }: ContentProps) {
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
      />
    </>
  )
}

/** The list of events. Its address is its state: filter and order. */
export function EventListPage() {
  const search = useSearch({ from: '/shell/events' })
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const rows = useEventRows(askedBy(search))
  const filter = search.filter ?? ''
  const change = (next: EventSearch, replace = false) =>
    void navigate({ to: '/events', search: next, replace })
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
    <Page title={m.events.title} name={m.events.title} note={count} actions={<NewEvent />} fill>
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
      <Content rows={rows} search={search} change={change} />
    </Page>
  )
}
