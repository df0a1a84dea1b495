import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups/groups'
import type { Term } from '@/contract/filter/terms'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { Button } from '@/ui/buttons/Button'
import { newEventFrom } from './newEventFrom'

/** Leads to an empty form, with the group that the list is filtered by. */
export function NewEventButton({ terms = [] }: { terms?: readonly Term[] }) {
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  const search = newEventFrom(terms, groups)
  return (
    <Button
      icon={<IconPlus aria-hidden size={17} />}
      renderRoot={(props) => <Link to="/events/new" search={search} {...props} />}
    >
      {m.events.create}
    </Button>
  )
}
