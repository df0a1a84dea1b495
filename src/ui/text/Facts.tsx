import type { ReactNode } from 'react'
import classes from './Facts.module.css'

type Props = {
  facts: readonly (readonly [name: string, value: ReactNode])[]
  /** In two columns where there is room. */
  wide?: boolean
}

/** Names and values side by side. */
export function Facts({ facts, wide }: Props) {
  return (
    <dl className={classes.root} data-wide={wide || undefined}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
