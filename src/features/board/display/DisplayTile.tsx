import type { Tile } from '@/contract/wallboard'
import { m } from '@/messages'
import { isBurning, ownName, tileText, tileTitle } from '../tileText'
import classes from './DisplayPage.module.css'

type Props = { tile: Tile; asOf: string; zone: string }

/** One number in large type, and the same half an hour ago. */
export function DisplayTile({ tile, asOf, zone }: Props) {
  const { value, before } = tile
  const text = (counted: Tile['value']) => tileText({ tile, value: counted, asOf, zone })
  const title = tileTitle(tile)
  return (
    <section aria-label={title} className={classes.tile} data-burns={isBurning(tile) || undefined}>
      <h2 className={classes.tileTitle}>{title}</h2>
      <p className={classes.value}>{text(value)}</p>
      <p className={classes.before}>
        {before !== null && ownName(tile) !== 'Oldest waiting' && m.wallboard.before(text(before))}
      </p>
    </section>
  )
}
