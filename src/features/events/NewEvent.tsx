import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups'
import { Link } from '@/fields/Link'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { newEventFrom } from './newEventFrom'

/** To an empty form, with the group that the list is narrowed to. */
export function NewEvent({ filter = '' }: { filter?: string | undefined }) {
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  const search = newEventFrom(filter, groups)
  return (
    <Button
      icon={<IconPlus aria-hidden size={17} />}
      renderRoot={(props) => <Link to="/events/new" search={search} {...props} />}
    >
      {m.events.create}
    </Button>
  )
}
