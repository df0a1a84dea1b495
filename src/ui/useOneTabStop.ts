import { type KeyboardEvent, useState } from 'react'

const nextOf = (key: string, place: number, count: number): number | undefined => {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (place + 1) % count
    case 'ArrowLeft':
    case 'ArrowUp':
      return (place - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** Arrows, Home and End move among the buttons of the row that can be pressed. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')]
  const place = buttons.findIndex((button) => button.matches(':focus'))
  const next = place < 0 ? undefined : nextOf(event.key, place, buttons.length)
  if (next === undefined) return
  event.preventDefault()
  buttons[next]?.focus()
}

/**
 * A toolbar of buttons as one Tab stop: the button that had the focus last, else the `entry`. `able` says
 * of each button whether it can be pressed.
 */
export function useOneTabStop(able: readonly boolean[], entry = 0) {
  const [last, setLast] = useState<number>()
  const stop = [last, entry].find((place) => place !== undefined && able[place])
  return {
    onKeyDown: moveFocus,
    button: (place: number) => ({
      tabIndex: place === (stop ?? able.indexOf(true)) ? 0 : -1,
      onFocus: () => setLast(place),
    }),
  }
}
