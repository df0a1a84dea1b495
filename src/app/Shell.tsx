import { IconMenu2 } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type MouseEvent, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { groupQueries } from '@/client/groups/groups'
import { readEventSearch } from '@/contract/event/eventSearch'
import { readFilter } from '@/features/events/list/filter/filterTerms'
import { newEventFrom } from '@/features/events/list/newEventFrom'
import { m } from '@/messages'
import { navigate, searchOf } from '@/navigation/address'
import { useShownPath } from '@/navigation/LocationProvider'
import { PageBoundary } from '@/navigation/PageBoundary'
import { useUpstream } from '@/session/useUpstream'
import { IconButton } from '@/ui/buttons/IconButton'
import { Brand } from '@/ui/page/Brand'
import { lazyPlainPart, pageIsIdle } from '@/ui/page/lazyLoad'
import { useLeadKey, useShortcuts } from '@/ui/useShortcuts'
import { navigationPages } from './pages'
import classes from './Shell.module.css'
import { Navigation } from './sidebar/Navigation'
import { useDrawer } from './sidebar/useDrawer'
import { Waiting } from './Waiting'

/** Only where this account is a mirror of another system. */
const MirrorLine = lazyPlainPart(() => import('./mirror/MirrorLine'), 'MirrorLine', pageIsIdle)

const ShellNotices = lazyPlainPart(() => import('./ShellNotices'), 'ShellNotices', pageIsIdle)

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
    const { terms } = readFilter(filter ?? '')
    const groups = client.getQueryData(groupQueries.list().queryKey)?.records ?? []
    navigate({ to: '/events/new', search: newEventFrom(terms, groups) })
  }
  useLeadKey('g')
  useShortcuts({
    c: create,
    ...Object.fromEntries(
      navigationPages.map(({ to, key }) => [`g ${key}`, () => navigate({ to })]),
    ),
  })
}

/** Navigation on the left, a drawer on narrow screens, and the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { isOpen, toggle, close, button, drawer } = useDrawer()
  usePlaceKeys()
  const { path, isLeaving } = useShownPath()
  const { host } = useUpstream()
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
    <div className={classes.root} data-mirror={host !== undefined || undefined}>
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
      <Navigation drawer={drawer} isOpen={isOpen} path={path} />
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
      {host !== undefined && (
        <div className={classes.mirror}>
          <Suspense>
            <MirrorLine />
          </Suspense>
        </div>
      )}
      <Suspense>
        <ShellNotices />
      </Suspense>
    </div>
  )
}
