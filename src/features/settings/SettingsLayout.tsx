import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import { mayDo, type Right } from '@/contract/roles'
import { m } from '@/messages'
import type { Path } from '@/navigation/address'
import { Link } from '@/navigation/Link'
import { useShownPath } from '@/navigation/LocationProvider'
import { usePrincipal } from '@/session/usePrincipal'
import { Page } from '@/ui/page/Page'
import classes from './SettingsLayout.module.css'

type Tab = { to: Path; name: () => string; right: Right }
type Props = { tabs: readonly Tab[]; children: ReactNode }

/** In place of a page that the role may not see. */
const LacksRight = ({ title, right }: { title: string; right: Right }) => (
  <Page title={title} name={title}>
    <Alert variant="light">
      {right === 'displays' ? m.settings.supervisorsOnly : m.settings.adminsOnly}
    </Alert>
  </Page>
)

/** On a narrow screen the line of tabs is longer than the screen. */
const scrollIntoSight = (tab: HTMLElement | null) =>
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** The settings: the way from one page of them to another, and the page where the role may see it. */
export function SettingsLayout({ tabs, children }: Props) {
  const { path } = useShownPath()
  const { role } = usePrincipal()
  const tab = tabs.find(({ to }) => to === path)
  const isAllowed = tab === undefined || mayDo(role, tab.right)
  return (
    <>
      <nav aria-label={m.nav.settings} className={classes.tabs}>
        {tabs.map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            ref={path === to ? scrollIntoSight : undefined}
            className={classes.tab}
            aria-current={path === to ? 'page' : undefined}
          >
            {name()}
          </Link>
        ))}
      </nav>
      {isAllowed ? children : <LacksRight title={tab.name()} right={tab.right} />}
    </>
  )
}
