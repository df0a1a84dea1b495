import type { ReactNode } from 'react'
import { useShownPath } from '@/fields/Addressed'
import { Link } from '@/fields/Link'
import { m } from '@/messages'
import classes from './SettingsLayout.module.css'

/** The pages of the settings, in the order of their tabs. */
const pages = [
  { to: '/settings/preferences', name: () => m.settings.preferences },
  { to: '/settings/tokens', name: () => m.settings.tokens.title },
  { to: '/settings/audit', name: () => m.settings.audit.title },
] as const

/** The settings: the way from one page of them to another, and the page. */
export function SettingsLayout({ children }: { children: ReactNode }) {
  const { path } = useShownPath()
  return (
    <>
      <nav aria-label={m.nav.settings} className={classes.tabs}>
        {pages.map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            className={classes.tab}
            aria-current={path === to ? 'page' : undefined}
          >
            {name()}
          </Link>
        ))}
      </nav>
      {children}
    </>
  )
}
