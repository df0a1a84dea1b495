import { eventStatuses, eventTypes } from '@/contract/filter/names'
import { m } from '@/messages'
import { quickValues, withQuickValues } from './filterValues'
import { QuickFilter } from './QuickFilter'

type Props = { filter: string; onFilter: (filter: string) => void }

/** The filter as checkboxes. */
export const QuickFilters = ({ filter, onFilter }: Props) => (
  <>
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
  </>
)
