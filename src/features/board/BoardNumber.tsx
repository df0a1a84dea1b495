import { Anchor } from '@mantine/core'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { formatNumber } from '@/ui/text/format'
import classes from './BoardGroups.module.css'
import { formatShare } from './formatShare'
import { usePastMinute } from './pastMinute'

type LinkProps = {
  text: string
  /** The list that stands behind it. */
  filter: string
  sort?: string
  /** The past minute of the list, where it is another one than the board's. */
  at?: string
  /** In whose words it is read aloud: the group and the column. */
  label: string
  isZero?: boolean
  burns?: boolean
}

/** What the board says, which leads to its list. */
export function BoardLink({ text, filter, sort, at, label, isZero, burns }: LinkProps) {
  const boardAt = usePastMinute()
  return (
    <Anchor
      className={classes.number}
      data-zero={isZero || undefined}
      data-burns={burns || undefined}
      aria-label={`${label}: ${text}`}
      renderRoot={(props) => (
        <Link to="/events" search={{ filter, sort, at: at ?? boardAt }} {...props} />
      )}
    >
      {text}
    </Anchor>
  )
}

type Props = Omit<LinkProps, 'text' | 'isZero'> & {
  /** A number or a share; null: there is nothing to count. */
  value: number | null
  isShare?: boolean
  /** Whether more than zero is bad. */
  burns?: boolean
}

/** A number of the board that leads to its list. */
export function BoardNumber({ value, isShare = false, burns = false, ...link }: Props) {
  const text =
    value === null ? m.wallboard.nothing : isShare ? formatShare(value) : formatNumber(value)
  return (
    <BoardLink text={text} isZero={!value} burns={burns && value !== null && value > 0} {...link} />
  )
}
