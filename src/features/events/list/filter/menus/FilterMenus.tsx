import { type QuickField, quickFields, quickTerm } from '@/contract/filter/quick'
import { m } from '@/messages'
import { MenuButton } from '@/ui/buttons/MenuButton'
import { lazyPlainPart } from '@/ui/page/lazyLoad'
import type { Intent } from '../../../intent/intentOf'
import type { ListFilter } from '../filterTerms'
import classes from './FilterMenus.module.css'

const FieldMenu = lazyPlainPart(() => import('./FieldMenu'), 'FieldMenu')

type Props = {
  filter: ListFilter
  onFilter: (filter: string) => void
  /** What a press that leads to this filter would ask. */
  intentOn: (filter: string) => Intent | undefined
  /** The list's snapshot, so that the numbers belong to its rows. */
  asOf: string | undefined
  /** Rows and their count are loaded: other numbers now delay nothing more important. */
  mayCount: boolean
}

/** The filter as checkboxes, field by field, each behind a button. */
export const FilterMenus = (props: Props) => (
  <div className={classes.root}>
    {quickFields.map((field: QuickField) => (
      <MenuButton
        key={field}
        label={m.filter.fields[field]}
        variant={quickTerm(props.filter.terms, field) ? 'light' : 'default'}
        size="xs"
        opens="group"
      >
        {(isOpen, close) => isOpen && <FieldMenu field={field} close={close} {...props} />}
      </MenuButton>
    ))}
  </div>
)
