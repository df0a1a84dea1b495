import type { BoardHalfHour } from '@/contract/wallboard'
import { m } from '@/messages'
import classes from './Wallboard.module.css'

const [width, height] = [960, 120]
const slots = 50
const kinds = ['created', 'closed'] as const

/** Which bar is which; the chart itself says it aloud. */
const Legend = () => (
  <p aria-hidden className={classes.legend}>
    {kinds.map((kind) => (
      <span key={kind}>
        <svg viewBox="0 0 1 1" aria-hidden>
          <rect className={classes[kind]} width="1" height="1" />
        </svg>
        {m.wallboard.halfHour[kind]}
      </span>
    ))}
  </p>
)

/** Bars of what came and what was closed; the table beside it says the same numbers. */
export function TodayChart({ halfHours }: { halfHours: readonly BoardHalfHour[] }) {
  const most = Math.max(1, ...halfHours.flatMap(({ created, closed }) => [created, closed]))
  const step = width / Math.max(48, Math.min(slots, halfHours.length))
  const bar = (place: number, value: number, shift: number, kind: string) => {
    const tall = (value / most) * (height - 4)
    return (
      <rect
        key={`${kind}${place}`}
        className={classes[kind]}
        x={place * step + shift}
        y={height - tall}
        width={step / 2 - 2}
        height={tall}
      />
    )
  }
  const sum = (key: 'created' | 'closed') =>
    halfHours.reduce((total, halfHour) => total + halfHour[key], 0)
  return (
    <>
      <Legend />
      <svg
        role="img"
        aria-label={m.wallboard.chart(sum('created'), sum('closed'))}
        viewBox={`0 0 ${width} ${height}`}
        className={classes.chart}
      >
        {halfHours.flatMap(({ created, closed }, place) => [
          bar(place, created, 1, 'created'),
          bar(place, closed, step / 2, 'closed'),
        ])}
      </svg>
    </>
  )
}
