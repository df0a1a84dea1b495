import { m } from '@/messages'
import classes from './Matches.module.css'

type Props = {
  /** Undefined: not counted, or not yet. */
  count: number | undefined
  /** What it is more than, as far as was counted. */
  moreThan: number | undefined
  /** Counting goes on, and a number will come. */
  isCounting: boolean
}

/** How many events the filter leaves. */
export const Matches = ({ count, moreThan, isCounting }: Props) => (
  <p role="status" aria-label={m.events.matches} className={classes.root}>
    {count !== undefined && m.events.count(count)}
    {count === undefined && moreThan !== undefined && m.events.moreThan(moreThan)}
    {count === undefined &&
      moreThan === undefined &&
      (isCounting ? m.events.counting : m.events.notCounted)}
  </p>
)
