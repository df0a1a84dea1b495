import type { ReactNode } from 'react'

type Props = {
  id: string
  isActive: boolean
  className: string | undefined
  onChoose: () => void
  children: ReactNode
}

/** An option below an input: the focus stays in the input, the pointer presses the option. */
export const ListOption = ({ id, isActive, className, onChoose, children }: Props) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and points here
  // biome-ignore lint/a11y/useKeyWithClickEvents: the box hears the keys
  <div
    id={id}
    role="option"
    aria-selected={isActive}
    className={className}
    onMouseDown={(event) => event.preventDefault()}
    onClick={onChoose}
  >
    {children}
  </div>
)
