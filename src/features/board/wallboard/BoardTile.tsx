import { Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { stampInstant } from '@/contract/values/zone'
import type { Tile } from '@/contract/wallboard'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { useCentre } from '@/session/useCentre'
import { IconButton } from '@/ui/buttons/IconButton'
import { formatAge, formatNumber } from '@/ui/text/format'
import { formatShare } from '../formatShare'
import classes from './Wallboard.module.css'

type Props = { tile: Tile; asOf: string }

/** How a tile's value is written: a number, a share, or how long ago. */
function useValueText(name: Tile['name']) {
  const { zone } = useCentre()
  return (value: Tile['value'], at: string): string => {
    if (value === null) return m.wallboard.nothing
    if (typeof value === 'number') {
      return name === 'In time today' ? formatShare(value) : formatNumber(value)
    }
    const age = (stampInstant(at, zone) ?? 0) - (stampInstant(value, zone) ?? 0)
    return formatAge(Math.max(0, age))
  }
}

/** One number, the same half an hour ago, and how it is counted. */
export function BoardTile({ tile, asOf }: Props) {
  const { name, value, before, filter } = tile
  const textOf = useValueText(name)
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
        {textOf(value, asOf)}
      </Link>
      {name !== 'Oldest waiting' && (
        <p className={classes.before}>
          {before === null ? m.wallboard.notBefore : m.wallboard.before(textOf(before, asOf))}
        </p>
      )}
    </section>
  )
}

const isBurning = ({ name, value }: Tile) =>
  name === 'Overdue' && typeof value === 'number' && value > 0
