import type { BoardHalfHour } from '@/contract/wallboard'
import { m } from '@/messages'
import classes from './Wallboard.module.css'

const [width, height] = [960, 120]
const slots = 50
const kinds = ['created', 'closed'] as const

const hasChange = ({ goalChanges }: BoardHalfHour) => goalChanges > 0

/** Which bar is which; the chart and the table say it aloud. */
const Legend = ({ hasChanges }: { hasChanges: boolean }) => (
  <p aria-hidden className={classes.legend}>
    {kinds.map((kind) => (
      <span key={kind}>
        <svg viewBox="0 0 1 1" aria-hidden>
          <rect className={classes[kind]} width="1" height="1" />
        </svg>
        {m.wallboard.halfHour[kind]}
      </span>
    ))}
    {hasChanges && (
      <span>
        <svg viewBox="0 0 10 10" aria-hidden>
          <line className={classes.changed} x1="5" x2="5" y2="10" />
        </svg>
        {m.wallboard.goalsChanged}
      </span>
    )}
  </p>
)

/** Bars of what came and what was closed, and marks where goals changed; the table says the same. */
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
  const mark = (place: number) => (
    <line
      key={`goals${place}`}
      className={classes.changed}
      x1={place * step}
      x2={place * step}
      y2={height}
    />
  )
  const sum = (key: 'created' | 'closed') =>
    halfHours.reduce((total, halfHour) => total + halfHour[key], 0)
  return (
    <>
      <Legend hasChanges={halfHours.some(hasChange)} />
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
        {halfHours.map((halfHour, place) => hasChange(halfHour) && mark(place))}
      </svg>
    </>
  )
}
