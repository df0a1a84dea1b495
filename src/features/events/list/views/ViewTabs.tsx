import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { formatNumber } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { useIntent } from '../../intent/useIntent'
import { type AskAhead, listIntent } from '../useAskAhead'
import type { ViewTab } from './useViewTabs'
import classes from './ViewTabs.module.css'

type Props = {
  tabs: readonly ViewTab[]
  /** The event that is open beside the list stays open. */
  open: number | undefined
  askAhead: AskAhead
}

type TabProps = Pick<Props, 'open' | 'askAhead'> & { tab: ViewTab }

function Tab({ tab, open, askAhead }: TabProps) {
  const { name, search, asked, isCurrent, count } = tab
  const intent = useIntent(() => (isCurrent ? undefined : listIntent(asked)))
  return (
    <Link
      to={open === undefined ? '/events' : `/events/${open}`}
      search={search}
      aria-current={isCurrent ? 'page' : undefined}
      className={classes.tab}
      onClick={() => askAhead(asked)}
      {...intent}
    >
      <span className={classes.name}>
        <UntrustedText text={name} />
      </span>{' '}
      <span className={classes.count}>{count === undefined ? '' : formatNumber(count)}</span>
    </Link>
  )
}

/** The views as links, each with the number of events that it holds. */
export const ViewTabs = ({ tabs, open, askAhead }: Props) => (
  <nav aria-label={m.views.menu} className={classes.root}>
    {tabs.map((tab) => (
      <Tab key={tab.key} {...{ tab, open, askAhead }} />
    ))}
  </nav>
)
