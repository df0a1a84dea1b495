import { IconListDetails, IconMenu2, IconSettings, IconSpeakerphone } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type MouseEvent, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { groupQueries } from '@/client/groups'
import { readEventSearch } from '@/features/events/eventSearch'
import { newEventFrom } from '@/features/events/newEventFrom'
import { useShownPath } from '@/fields/Addressed'
import { navigate, searchOf } from '@/fields/address'
import { Link } from '@/fields/Link'
import { PageBoundary } from '@/fields/PageBoundary'
import { m } from '@/messages'
import { Brand } from '@/ui/Brand'
import { IconButton } from '@/ui/IconButton'
import { plainPart } from '@/ui/later'
import { useLeadKey, useShortcuts } from '@/ui/useShortcuts'
import { Finder } from './Finder'
import classes from './Shell.module.css'
import { SignedIn } from './SignedIn'
import { useDrawer } from './useDrawer'
import { Waiting } from './Waiting'

const FailedHolds = plainPart(() => import('./FailedHolds'), 'FailedHolds')

const places = [
  { to: '/events', key: 'e', name: () => m.nav.events, Icon: IconListDetails },
  { to: '/campaigns', key: 'c', name: () => m.nav.campaigns, Icon: IconSpeakerphone },
  { to: '/settings', key: 's', name: () => m.nav.settings, Icon: IconSettings },
] as const

function toContent(): void {
  const content = document.getElementById('content')
  if (content === null) return
  // The drawer that led here is about to close, and lets go of the page only then.
  content.inert = false
  content.focus({ preventScroll: true })
}

/** By hand, so that the address keeps no `#content`. */
function skip(event: MouseEvent) {
  event.preventDefault()
  toContent()
}

/** True where the page that came took the keyboard to a place of its own. */
const hasFocus = () => document.activeElement?.closest('#content') !== null

/** `g` and a letter lead to each place, `c` to a new event of the group that one is looking at. */
function usePlaceKeys(): void {
  const client = useQueryClient()
  const create = () => {
    const { filter } = readEventSearch(searchOf(window.location.search))
    const groups = client.getQueryData(groupQueries.list().queryKey)?.records ?? []
    navigate({ to: '/events/new', search: newEventFrom(filter ?? '', groups) })
  }
  useLeadKey('g')
  useShortcuts({
    c: create,
    ...Object.fromEntries(places.map(({ to, key }) => [`g ${key}`, () => navigate({ to })])),
  })
}

/** Navigation on the left, a drawer on narrow screens, and the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { isOpen, toggle, close, button, drawer } = useDrawer()
  usePlaceKeys()
  const { path, isLeaving } = useShownPath()
  const shown = useRef<string>(undefined)
  // A new page closes the drawer, and the keyboard goes on from its beginning.
  useEffect(() => {
    if (shown.current === path) return
    if (shown.current !== undefined) {
      close()
      if (!hasFocus()) toContent()
    }
    shown.current = path
  }, [path, close])

  return (
    <div className={classes.root}>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a part of this page, by hand for the address's sake */}
      <a href="#content" className={classes.skip} onClick={skip}>
        {m.common.skip}
      </a>
      <header className={classes.header}>
        <IconButton
          ref={button}
          size={34}
          onClick={toggle}
          aria-label={m.common.menu}
          aria-expanded={isOpen}
        >
          <IconMenu2 aria-hidden size={20} />
        </IconButton>
        <Brand />
      </header>
      <nav
        ref={drawer}
        className={classes.nav}
        aria-label={m.common.navigation}
        data-open={isOpen || undefined}
      >
        <div className={classes.brand}>
          <Brand />
        </div>
        <Finder />
        <div className={classes.places}>
          {places.map(({ to, name, Icon }) => (
            <Link
              key={to}
              to={to}
              className={classes.place}
              data-active={path.startsWith(to) || undefined}
              aria-current={path.startsWith(to) ? 'page' : undefined}
            >
              <Icon aria-hidden size={18} stroke={1.7} />
              {name()}
            </Link>
          ))}
        </div>
        <SignedIn />
      </nav>
      {isOpen && <div aria-hidden className={classes.cover} />}
      <main
        id="content"
        tabIndex={-1}
        className={classes.main}
        aria-busy={isLeaving}
        inert={isOpen}
      >
        <PageBoundary>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </PageBoundary>
      </main>
      <Suspense>
        <FailedHolds />
      </Suspense>
    </div>
  )
}
