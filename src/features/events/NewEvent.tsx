import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { groupQueries } from '@/client/groups'
import { eventFields } from '@/contract/filter/fields'
import { fold } from '@/contract/filter/fold'
import { parseFilter } from '@/contract/filter/parse'
import type { Value } from '@/contract/filter/terms'
import { m } from '@/messages'

/** The one group that a filter is narrowed to. */
function groupOf(filter: string): Value | undefined {
  const parsed = parseFilter(filter, eventFields)
  const terms = 'terms' in parsed ? parsed.terms : []
  const [value, ...others] = terms.flatMap((term) =>
    term.kind === 'field' && term.field === 'group' && !term.not && 'any' in term.test
      ? term.test.any
      : [],
  )
  return others.length === 0 ? value : undefined
}

/** To an empty form, with the group that the list is narrowed to. */
export function NewEvent({ filter = '' }: { filter?: string | undefined }) {
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  const wanted = groupOf(filter)
  const group = groups.find(
    ({ ID, Name }) =>
      wanted !== undefined &&
      ('id' in wanted ? ID === wanted.id : 'text' in wanted && fold(Name) === fold(wanted.text)),
  )
  return (
    <Button
      size="sm"
      leftSection={<IconPlus aria-hidden size={17} />}
      renderRoot={(props) => (
        <Link to="/events/new" search={group ? { group: String(group.ID) } : {}} {...props} />
      )}
    >
      {m.events.create}
    </Button>
  )
}
