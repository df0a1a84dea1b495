import { AppShell, Burger, Group, NavLink, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconListDetails, IconSpeakerphone } from '@tabler/icons-react'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { type MouseEvent, useEffect, useRef } from 'react'
import { m } from '@/messages'
import { Brand } from '@/ui/Brand'
import { Preferences } from './Preferences'
import classes from './Shell.module.css'
import { SignedIn } from './SignedIn'

const places = [
  { to: '/events', name: () => m.nav.events, Icon: IconListDetails },
  { to: '/campaigns', name: () => m.nav.campaigns, Icon: IconSpeakerphone },
] as const

const toContent = () => document.getElementById('content')?.focus({ preventScroll: true })

/** By hand, so that the address keeps no `#content`. */
function skip(event: MouseEvent) {
  event.preventDefault()
  toContent()
}

/** Navigation on the left, a drawer on narrow screens, and the page. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const shown = useRef(path)
  // A new page closes the drawer, and the keyboard goes on from its beginning.
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    close()
    toContent()
  }, [path, close])

  return (
    <AppShell
      header={{ height: { base: 52, lg: 0 } }}
      navbar={{ width: 208, breakpoint: 'lg', collapsed: { mobile: !isOpen } }}
      className={classes.root}
    >
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a part of this page, by hand for the address's sake */}
      <a href="#content" className={classes.skip} onClick={skip}>
        {m.common.skip}
      </a>
      <AppShell.Header hiddenFrom="lg" className={classes.header}>
        <Group h="100%" px="sm" gap="sm">
          <Burger
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={m.common.menu}
            aria-expanded={isOpen}
          />
          <Brand />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className={classes.nav} aria-label={m.common.navigation}>
        <Group px="xs" pt={4} pb="lg" visibleFrom="lg">
          <Brand />
        </Group>
        <Stack gap={4} className={classes.places}>
          {places.map(({ to, name, Icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              active={path.startsWith(to)}
              aria-current={path.startsWith(to) ? 'page' : undefined}
              label={name()}
              leftSection={<Icon aria-hidden size={18} stroke={1.7} />}
              className={classes.place}
            />
          ))}
        </Stack>
        <Preferences />
        <SignedIn />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}
