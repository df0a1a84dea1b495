import { IconChevronDown, type IconMenu2 } from '@tabler/icons-react'
import {
  type ComponentProps,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  Suspense,
  type SyntheticEvent,
  useRef,
  useState,
} from 'react'
import { Button } from './Button'
import { IconButton } from './IconButton'
import classes from './MenuButton.module.css'

type Props = Pick<ComponentProps<typeof Button>, 'variant' | 'size'> & {
  label: string
  /** Before the label; without one a chevron stands behind it. */
  Icon?: typeof IconMenu2
  /** A group holds fields, where a menu holds commands. */
  opens?: 'menu' | 'group'
  /** The icon alone, where there is little room. */
  compact?: boolean
  /** Stands behind the label, for the eye. */
  note?: string
  /** The menu, which may be loaded only now. */
  children: (isOpen: boolean, close: () => void) => ReactNode
}

/** The open menu takes a press elsewhere as "close"; on its own button it is the button's. */
const stop = (event: SyntheticEvent) => event.stopPropagation()

/** A button whose menu is loaded when it is first opened, and opens at the button. */
export function MenuButton(props: Props) {
  const { label, Icon, compact = false, note, children, variant = 'default', ...rest } = props
  const { opens = 'menu', ...looks } = rest
  const [isOpen, setOpen] = useState(false)
  const [isLoaded, setLoaded] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const toggle = () => {
    setLoaded(true)
    setOpen(!isOpen)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.key !== 'Escape') return
    // It leaves the menu, and nothing of the page.
    event.preventDefault()
    close()
  }
  /** The keyboard went on to something else, and stays there. */
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false)
  }
  const state = {
    ref: button,
    ...(opens === 'menu' ? { 'aria-haspopup': opens } : {}),
    'aria-expanded': isOpen,
    onClick: toggle,
  }
  const icons = Icon
    ? { icon: <Icon aria-hidden size={17} /> }
    : { iconAfter: <IconChevronDown aria-hidden size={14} /> }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: these are the button's and the menu's
    <span
      className={classes.root}
      onMouseDown={stop}
      onTouchStart={stop}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {compact && Icon ? (
        <IconButton variant="default" size={36} aria-label={label} title={label} {...state}>
          <Icon aria-hidden size={18} />
        </IconButton>
      ) : (
        <Button variant={variant} {...icons} {...looks} {...state}>
          {label}
          {note !== undefined && (
            <span aria-hidden className={classes.note}>
              {note}
            </span>
          )}
        </Button>
      )}
      {isLoaded && <Suspense>{children(isOpen, close)}</Suspense>}
    </span>
  )
}
