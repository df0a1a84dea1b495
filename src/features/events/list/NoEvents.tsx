import { dependsOnPrincipal } from '@/contract/filter/depends'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'
import { Button } from '@/ui/buttons/Button'
import { EmptyState } from '@/ui/page/EmptyState'
import type { ListFilter } from './filter/filterTerms'
import { NewEventButton } from './NewEventButton'

type Props = { filter: ListFilter; onClear: () => void }

/** Why the list is empty, and what to do. */
export function NoEvents({ filter: { text, terms, mistake }, onClear }: Props) {
  const { UsersID } = usePrincipal()
  if (text === '') {
    return <EmptyState title={m.events.none} text={m.events.noneText} action={<NewEventButton />} />
  }
  const clear = (
    <Button variant="default" onClick={onClear}>
      {m.filter.clear}
    </Button>
  )
  // Nothing can be somebody's who is nobody.
  const whyNone =
    UsersID === null && dependsOnPrincipal(terms) ? m.views.noUser : m.events.noMatchText
  return mistake === undefined ? (
    <EmptyState title={m.events.noMatch} text={whyNone} action={clear} />
  ) : (
    <EmptyState title={m.filter.unreadable} text={m.filter.unreadableText} action={clear} />
  )
}
