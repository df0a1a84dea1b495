import { Button, Group, Stack, Text } from '@mantine/core'
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
  <Button component={Link} to="/events/new" leftSection={<IconPlus aria-hidden size={17} />}>
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
        rows={rows.rows}
        rowAt={rows.rowAt}
        onWindow={rows.onWindow}
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
  const change = (next: EventSearch) => void navigate({ to: '/events', search: next })
  const onFilter = (next: string) => {
    const { filter: _, ...others } = search
    change(next === '' ? others : { ...others, filter: next })
  }

  return (
    <Page title={m.events.title} name={m.events.title} actions={<NewEvent />} fill>
      <FilterBox filter={filter} onFilter={onFilter} />
      <Group justify="space-between" gap="xs">
        <Text role="status" aria-label={m.events.matches} size="sm" c="dimmed">
          {rows.count === undefined ? m.events.counting : m.events.count(rows.count)}
        </Text>
        <Button
          hiddenFrom="md"
          size="xs"
          variant="default"
          aria-expanded={isOpen}
          leftSection={<IconAdjustments aria-hidden size={16} />}
          onClick={() => setOpen(!isOpen)}
        >
          {m.filter.status} · {m.filter.type}
        </Button>
      </Group>
      <div className={classes.body} data-open={isOpen || undefined}>
        <Stack gap="lg" className={classes.quick}>
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
        </Stack>
        <Stack gap="sm" className={classes.list}>
          <Content rows={rows} search={search} change={change} />
        </Stack>
      </div>
    </Page>
  )
}
