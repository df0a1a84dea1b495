import type { Tile } from '@/contract/wallboard'
import { beforeText, goalText, isBurning, tileText, tileTitle } from '../tileText'
import classes from './DisplayPage.module.css'

type Props = { tile: Tile; asOf: string; zone: string }

/** One number in large type, and the same half an hour ago. */
export function DisplayTile({ tile, asOf, zone }: Props) {
  const title = tileTitle(tile)
  return (
    <section aria-label={title} className={classes.tile} data-burns={isBurning(tile) || undefined}>
      <h2 className={classes.tileTitle}>{title}</h2>
      <p className={classes.value}>{tileText({ tile, value: tile.value, asOf, zone })}</p>
      <p className={classes.before}>
        {[beforeText({ tile, asOf, zone }), goalText(tile)].filter(Boolean).join(' · ')}
      </p>
    </section>
  )
}
