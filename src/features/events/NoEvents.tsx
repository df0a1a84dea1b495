import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { NewEvent } from './NewEvent'

/** Why the list is empty, and the way on. `mistake` is what is wrong with the filter. */
export function NoEvents({
  filter,
  mistake,
  onClear,
}: {
  filter: string
  mistake: string | undefined
  onClear: () => void
}) {
  if (filter === '') {
    return <EmptyState title={m.events.none} text={m.events.noneText} action={<NewEvent />} />
  }
  const clear = (
    <Button variant="default" onClick={onClear}>
      {m.filter.clear}
    </Button>
  )
  return mistake === undefined ? (
    <EmptyState title={m.events.noMatch} text={m.events.noMatchText} action={clear} />
  ) : (
    <EmptyState title={m.filter.unreadable} text={m.filter.unreadableText} action={clear} />
  )
}
