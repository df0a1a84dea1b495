import { m } from '@/messages'
import classes from './FreshnessSign.module.css'
import { formatAge } from './format'

const freshFor = 15_000
const ageingFor = 60_000

/** Paused or failed data are never fresh. */
export function freshnessOf(age: number, isBehind: boolean) {
  if (age > ageingFor) return 'stale'
  return age > freshFor || isBehind ? 'ageing' : 'fresh'
}

type Props = {
  /** The accessible name: whose age this is. */
  label: string
  /** In ms; undefined: never read. */
  age: number | undefined
  isBehind: boolean
  title?: string | undefined
}

/** The age of the shown data, as a word and a shape. */
export function FreshnessSign({ label, age = Number.POSITIVE_INFINITY, isBehind, title }: Props) {
  const state = freshnessOf(age, isBehind)
  return (
    // Its changes are looks and a word; what there is to say aloud is said once, in bundles.
    <span
      role="status"
      aria-live="off"
      aria-label={label}
      title={title}
      className={classes.root}
      data-state={state}
    >
      <span aria-hidden className={classes.sign} />
      {Number.isFinite(age) ? m.live[state](formatAge(age)) : m.live.notLoaded}
    </span>
  )
}
