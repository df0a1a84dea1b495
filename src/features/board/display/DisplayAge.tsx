import { m } from '@/messages'
import { formatSince } from '@/ui/text/format'
import classes from './DisplayPage.module.css'

type Props = {
  state: 'fresh' | 'ageing' | 'stale'
  /** The server's stamp of the numbers. */
  asOf: string
  /** In ms; undefined where this machine's clocks cannot tell. */
  age: number | undefined
  /** What is wrong. */
  problem: string | undefined
}

/** How old the numbers are; where they are not fresh, in a bar that is seen from afar. */
export function DisplayAge({ state, asOf, age, problem }: Props) {
  const clock = asOf.slice(11, 19)
  const { old, oldUnknown } = m.display
  const said = age === undefined ? oldUnknown(clock) : old(clock, formatSince(age))
  return (
    <>
      <p role="status" aria-live="off" aria-label={m.live.freshness} className={classes.age}>
        {age === undefined ? m.display.ageUnknown : m.live[state](formatSince(age))}
        {' · '}
        {m.display.asOf(clock)}
      </p>
      {(problem !== undefined || state !== 'fresh') && (
        <p role="alert" aria-live="off" className={classes.problem}>
          {problem} {said}
        </p>
      )}
    </>
  )
}
