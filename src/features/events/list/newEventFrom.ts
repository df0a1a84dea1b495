import { fold } from '@/contract/filter/fold'
import type { Term, Value } from '@/contract/filter/terms'
import type { AcdGroup } from '@/contract/groups'
import { groupNames } from '@/contract/values/programNames'
import type { NewEventSearch } from '../newEventSearch'

/** The one group that a filter is narrowed to. */
function groupOf(terms: readonly Term[]): Value | undefined {
  const [value, ...others] = terms.flatMap((term) =>
    term.kind === 'field' && term.field === 'group' && !term.not && 'any' in term.test
      ? term.test.any
      : [],
  )
  return others.length === 0 ? value : undefined
}

/** What a new event begins with: the group that the list is narrowed to. */
export function newEventFrom(
  terms: readonly Term[],
  groups: readonly Pick<AcdGroup, 'ID' | 'Name'>[],
): NewEventSearch {
  const wanted = groupOf(terms)
  const group = groups.find(
    (known) =>
      wanted !== undefined &&
      ('id' in wanted
        ? known.ID === wanted.id
        : 'text' in wanted && groupNames(known).some((name) => fold(name) === fold(wanted.text))),
  )
  return group ? { group: String(group.ID) } : {}
}
