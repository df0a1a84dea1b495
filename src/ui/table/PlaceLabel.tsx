import type { RefObject } from 'react'
import classes from './PlaceLabel.module.css'
import { useDragging } from './useDragging'

/** Says where one is while one drags through a long list. */
export type PlaceLabelling = {
  /** What stands at a place of the list, and which place that is. */
  textAt: (place: number) => string
  /** A drag begins: what the labels need can be asked for. */
  onBegin: () => void
}

type Props = { box: RefObject<HTMLElement | null>; labelling: PlaceLabelling; first: number }

/** Where the thumb of a box's scroll bar is, from 0 to 1. */
const shareOf = (box: HTMLElement | null) =>
  box ? box.scrollTop / Math.max(1, box.scrollHeight - box.clientHeight) : 0

/** A label beside the thumb, for as long as it is dragged. */
export function PlaceLabel({ box, labelling, first }: Props) {
  if (!useDragging(box, labelling.onBegin)) return null
  return (
    <div className={classes.track}>
      <span className={classes.label} style={{ insetBlockStart: `${shareOf(box.current) * 100}%` }}>
        {labelling.textAt(first)}
      </span>
    </div>
  )
}
