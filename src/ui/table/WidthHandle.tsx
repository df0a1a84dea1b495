import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { textScale } from './useFittedWidths'
import classes from './WidthHandle.module.css'

/** In px at the usual size of text. */
const narrowest = 40
const widest = 800
const step = 8

/** Columns whose widths a person can change. */
export type Resizing = {
  label: (column: string) => string
  /** `undefined` is the usual width again; `isDone` false while the handle is still dragged. */
  onWidth: (column: string, width: number | undefined, isDone: boolean) => void
}

type Props = {
  label: string
  width: number
  onWidth: (width: number | undefined, isDone: boolean) => void
}

const within = (width: number) => Math.round(Math.max(narrowest, Math.min(widest, width)))

/** The edge of a column's head: dragged, or moved by the arrow keys; Home and a double click reset. */
export function WidthHandle({ label, width, onWidth }: Props) {
  const grip = useRef<{ x: number; width: number }>(undefined)
  const now = within(width)

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key]
    if (by === undefined && event.key !== 'Home') return
    event.preventDefault()
    // Home would lead to the first row.
    event.stopPropagation()
    onWidth(by === undefined ? undefined : within(now + by), true)
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, width: now }
  }
  const dragged = ({ clientX }: PointerEvent) => {
    const { x, width: before } = grip.current ?? { x: clientX, width: now }
    return within(before + (clientX - x) / textScale())
  }
  const onPointerMove = (event: PointerEvent) => {
    if (grip.current && dragged(event) !== now) onWidth(dragged(event), false)
  }
  const letGo = (event: PointerEvent) => {
    const before = grip.current
    const last = dragged(event)
    grip.current = undefined
    if (before && before.x !== event.clientX) onWidth(last, true)
  }

  return (
    <hr
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={now}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      className={classes.root}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onDoubleClick={() => onWidth(undefined, true)}
    />
  )
}
