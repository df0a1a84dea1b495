import { Menu, Popover } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import classes from './ButtonMenu.module.css'

type Props = { label: string; isOpen: boolean; close: () => void; children: ReactNode }

type AnchorProps = { ref?: Ref<HTMLSpanElement>; id?: string; label: string }

/** Lies over the button that opens the menu, so that the menu finds its place; and names it. */
const Anchor = ({ ref, id, label }: AnchorProps) => (
  <span ref={ref} id={id} aria-hidden className={classes.anchor}>
    {label}
  </span>
)

/** The keyboard goes in as the menu appears: a key that was pressed meanwhile is the menu's. */
function enter(menu: HTMLElement | null): void {
  menu
    ?.querySelector<HTMLElement>('[data-menu-item]:not(:disabled)')
    ?.focus({ preventScroll: true })
}

/**
 * The menu of a `MenuButton`. It stands in the same task that opened it: the library's own fade
 * and focus come some frames later, and would lose the keys between.
 */
export const ButtonMenu = ({ label, isOpen, close, children }: Props) => (
  <Menu
    opened={isOpen}
    onClose={close}
    position="bottom-end"
    withinPortal={false}
    shadow="md"
    withInitialFocusPlaceholder={false}
    transitionProps={{ duration: 0 }}
    trapFocus={false}
    returnFocus={false}
    closeOnEscape={false}
    clickOutsideEvents={['mousedown', 'touchstart']}
  >
    <Popover.Target>
      <Anchor label={label} />
    </Popover.Target>
    <Menu.Dropdown ref={enter}>{children}</Menu.Dropdown>
  </Menu>
)
