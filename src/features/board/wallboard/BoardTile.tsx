import { Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { stampInstant } from '@/contract/values/zone'
import type { Tile } from '@/contract/wallboard'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { useCentre } from '@/session/useCentre'
import { IconButton } from '@/ui/buttons/IconButton'
import { formatSince } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { usePastMinute } from '../pastMinute'
import { beforeText, goalText, isBurning, ownName, tileText, tileTitle } from '../tileText'
import classes from './Wallboard.module.css'

type Props = { tile: Tile; asOf: string }

/** As old as what is still called fresh. */
const freshMs = 15_000

/** The list behind a number: of a view its own, with its columns. */
function listOf(tile: Tile) {
  const { filter, ViewsID } = tile
  if (ViewsID !== null) return { filter, view: String(ViewsID) }
  return ownName(tile) === 'Oldest waiting' ? { filter, sort: 'created' } : { filter }
}

function countedAs(tile: Tile): string {
  const own = ownName(tile)
  return own === undefined ? m.wallboard.countedView(tile.filter) : m.wallboard.counted[own]
}

/** The same half an hour ago, the goal where there is one, and how old a number is that is counted seldom. */
function besideText({ tile, asOf }: Props, zone: string): string {
  const age = (stampInstant(asOf, zone) ?? 0) - (stampInstant(tile.asOf, zone) ?? 0)
  const counted = age > freshMs ? m.wallboard.countedAgo(formatSince(age)) : undefined
  const before = beforeText({ tile, asOf, zone }) ?? m.wallboard.before(m.wallboard.nothing)
  return [counted, before, goalText(tile)].filter(Boolean).join(' · ')
}

/** One number, the same half an hour ago, and how it is counted. */
export function BoardTile({ tile, asOf }: Props) {
  const { zone } = useCentre()
  const at = usePastMinute()
  const title = tileTitle(tile)
  return (
    <section aria-label={title} className={classes.tile} data-burns={isBurning(tile) || undefined}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          <UntrustedText text={title} />
        </h2>
        <Popover width="18rem" position="bottom-end" shadow="md" withinPortal={false}>
          <Popover.Target>
            <IconButton aria-label={m.wallboard.how}>
              <IconInfoCircle aria-hidden size={16} />
            </IconButton>
          </Popover.Target>
          <Popover.Dropdown>{countedAs(tile)}</Popover.Dropdown>
        </Popover>
      </div>
      <Link to="/events" search={{ ...listOf(tile), at }} className={classes.value}>
        {tileText({ tile, value: tile.value, asOf, zone })}
      </Link>
      <p className={classes.before}>{besideText({ tile, asOf }, zone)}</p>
    </section>
  )
}
