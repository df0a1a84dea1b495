import { AppShell, Burger, Group, NavLink, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconListDetails, IconSpeakerphone } from '@tabler/icons-react'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { m } from '@/messages'
import { Preferences } from './Preferences'
import classes from './Shell.module.css'
import { SignedIn } from './SignedIn'

const places = [
  { to: '/events', name: () => m.nav.events, Icon: IconListDetails },
  { to: '/campaigns', name: () => m.nav.campaigns, Icon: IconSpeakerphone },
] as const

/** Navigation on the left, a drawer on narrow screens, and the page. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  // The way that was taken closes the drawer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is the event itself
  useEffect(close, [path])

  return (
    <AppShell
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      className={classes.root}
    >
      <a href="#content" className={classes.skip}>
        {m.common.skip}
      </a>
      <AppShell.Header hiddenFrom="sm" className={classes.header}>
        <Group h="100%" px="sm" gap="sm">
          <Burger
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={m.common.menu}
            aria-expanded={isOpen}
          />
          <Text fw={700}>Callboard</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className={classes.nav} aria-label={m.common.navigation}>
        <Text fw={700} fz="lg" px="xs" pb="md" visibleFrom="sm">
          Callboard
        </Text>
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
