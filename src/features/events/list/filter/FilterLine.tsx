import { IconAdjustments } from '@tabler/icons-react'
import { type Ref, useState } from 'react'
import { m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'
import type { Intent } from '../../intent/intentOf'
import type { useEventRows } from '../useEventRows'
import { FilterBox } from './FilterBox'
import { FilterChips } from './FilterChips'
import { FilterHelpButton } from './FilterHelpButton'
import classes from './FilterLine.module.css'
import { emptyFilter, type ListFilter } from './filterTerms'
import { FilterMenus } from './menus/FilterMenus'

type Props = {
  filter: ListFilter
  /** The last one that could be read; undefined: none so far. */
  readable: ListFilter | undefined
  rows: Pick<ReturnType<typeof useEventRows>, 'snapshot' | 'count' | 'isLeaving'>
  onFilter: (filter: string, replace?: boolean) => void
  /** What a press that leads to this filter would ask. */
  intentOn: (filter: string) => Intent | undefined
  isTyping: boolean
  onTyping: (isTyping: boolean) => void
  onLeave: () => void
  /** There is little room: the menus are folded behind a button. */
  isTight: boolean
  ref?: Ref<{ focus: () => void }>
}

/** The filter in its three forms: text, menus of checkboxes, and chips. */
export function FilterLine({ filter, readable, rows, isTyping, isTight, ...others }: Props) {
  const { onFilter, intentOn, ...box } = others
  const [isUnfolded, setUnfolded] = useState(false)
  const hasMenus = isUnfolded || !isTight
  const chips = <FilterChips filter={filter} onFilter={onFilter} />
  return (
    <div className={classes.root} data-tight={isTight || undefined}>
      <div className={classes.box}>
        <FilterBox {...box} filter={filter} onFilter={(next) => onFilter(next, true)} />
        <FilterHelpButton />
        {isTight && (
          <IconButton
            size={36}
            variant="default"
            aria-expanded={isUnfolded}
            aria-label={m.filter.menus}
            title={m.filter.menus}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            <IconAdjustments aria-hidden size={18} />
          </IconButton>
        )}
      </div>
      {isTight && chips}
      {hasMenus && (
        <FilterMenus
          filter={readable ?? emptyFilter}
          {...{ onFilter, intentOn }}
          asOf={rows.snapshot?.asOf}
          mayCount={!isTyping && !rows.isLeaving && rows.count !== undefined}
        />
      )}
      {!isTight && chips}
    </div>
  )
}
