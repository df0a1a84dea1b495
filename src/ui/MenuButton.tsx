import type { IconMenu2 } from '@tabler/icons-react'
import { type ReactNode, Suspense, type SyntheticEvent, useRef, useState } from 'react'
import { Button } from './Button'
import { IconButton } from './IconButton'
import classes from './MenuButton.module.css'

type Props = {
  label: string
  Icon: typeof IconMenu2
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
export function MenuButton({ label, Icon, compact = false, note, children }: Props) {
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
  const state = {
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    onClick: toggle,
  } as const
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps presses from the document
    <span className={classes.root} onMouseDown={stop} onTouchStart={stop}>
      {compact ? (
        <IconButton variant="default" size={36} aria-label={label} title={label} {...state}>
          <Icon aria-hidden size={18} />
        </IconButton>
      ) : (
        <Button variant="default" icon={<Icon aria-hidden size={17} />} {...state}>
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
