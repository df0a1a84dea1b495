import { Anchor } from '@mantine/core'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { formatNumber } from '@/ui/text/format'
import classes from './BoardGroups.module.css'
import { formatShare } from './formatShare'
import { usePastMinute } from './pastMinute'

type Props = {
  /** A number or a share; null: there is nothing to count. */
  value: number | null
  isShare?: boolean
  /** The list that stands behind it. */
  filter: string
  /** In whose words the number is read aloud: the group and the column. */
  label: string
  /** Whether more than zero is bad. */
  burns?: boolean
}

/** A number of the board that leads to its list. */
export function BoardNumber({ value, isShare = false, filter, label, burns = false }: Props) {
  const at = usePastMinute()
  const text =
    value === null ? m.wallboard.nothing : isShare ? formatShare(value) : formatNumber(value)
  return (
    <Anchor
      className={classes.number}
      data-zero={value === 0 || value === null || undefined}
      data-burns={(burns && value !== null && value > 0) || undefined}
      aria-label={`${label}: ${text}`}
      renderRoot={(props) => <Link to="/events" search={{ filter, at }} {...props} />}
    >
      {text}
    </Anchor>
  )
}
