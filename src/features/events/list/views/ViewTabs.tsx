import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { formatNumber } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import type { AskAhead } from '../useAskAhead'
import type { ViewTab } from './useViewTabs'
import classes from './ViewTabs.module.css'

type Props = {
  tabs: readonly ViewTab[]
  /** The event that is open beside the list stays open. */
  open: number | undefined
  askAhead: AskAhead
}

/** The views as links, each with the number of events that it holds. */
export const ViewTabs = ({ tabs, open, askAhead }: Props) => (
  <nav aria-label={m.views.menu} className={classes.root}>
    {tabs.map(({ key, name, search, settings, isCurrent, count }) => (
      <Link
        key={key}
        to={open === undefined ? '/events' : `/events/${open}`}
        search={search}
        aria-current={isCurrent ? 'page' : undefined}
        className={classes.tab}
        onClick={() => askAhead(settings)}
      >
        <span className={classes.name}>
          <UntrustedText text={name} />
        </span>{' '}
        <span className={classes.count}>{count === undefined ? '' : formatNumber(count)}</span>
      </Link>
    ))}
  </nav>
)
