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

/** The menu of a `MenuButton`. */
export const ButtonMenu = ({ label, isOpen, close, children }: Props) => (
  <Menu
    opened={isOpen}
    onClose={close}
    position="bottom-end"
    withinPortal={false}
    shadow="md"
    alignItemsLabels="all"
    withInitialFocusPlaceholder={false}
  >
    <Popover.Target>
      <Anchor label={label} />
    </Popover.Target>
    <Menu.Dropdown>{children}</Menu.Dropdown>
  </Menu>
)
