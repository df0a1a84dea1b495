import { Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { Tile } from '@/contract/wallboard'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { useCentre } from '@/session/useCentre'
import { IconButton } from '@/ui/buttons/IconButton'
import { isBurning, tileText } from '../tileText'
import classes from './Wallboard.module.css'

type Props = { tile: Tile; asOf: string }

/** One number, the same half an hour ago, and how it is counted. */
export function BoardTile({ tile, asOf }: Props) {
  const { name, value, before, filter } = tile
  const { zone } = useCentre()
  const textOf = (counted: Tile['value']) => tileText({ name, value: counted, asOf, zone })
  const title = m.wallboard.tiles[name]
  const sort = name === 'Oldest waiting' ? { sort: 'created' } : {}
  return (
    <section aria-label={title} className={classes.tile} data-burns={isBurning(tile) || undefined}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <Popover width="18rem" position="bottom-end" shadow="md" withinPortal={false}>
          <Popover.Target>
            <IconButton aria-label={m.wallboard.how}>
              <IconInfoCircle aria-hidden size={16} />
            </IconButton>
          </Popover.Target>
          <Popover.Dropdown>{m.wallboard.counted[name]}</Popover.Dropdown>
        </Popover>
      </div>
      <Link to="/events" search={{ filter, ...sort }} className={classes.value}>
        {textOf(value)}
      </Link>
      {name !== 'Oldest waiting' && (
        <p className={classes.before}>
          {before === null ? m.wallboard.notBefore : m.wallboard.before(textOf(before))}
        </p>
      )}
    </section>
  )
}
