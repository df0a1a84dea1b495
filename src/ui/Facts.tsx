import type { ReactNode } from 'react'
import classes from './Facts.module.css'

type Props = { facts: readonly (readonly [name: string, value: ReactNode])[] }

/** Names and values side by side. */
export function Facts({ facts }: Props) {
  return (
    <dl className={classes.root}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
