import { formatLateness, formatStamp } from '@/ui/text/format'
import classes from './Lateness.module.css'

type Props = {
  /** As `latenessOf` says, in ms. */
  late: number
  stamp: string
}

/** `3 d late`; its title is the appointment itself. */
export const Lateness = ({ late, stamp }: Props) => (
  <span className={classes.root} title={formatStamp(stamp)}>
    {formatLateness(late)}
  </span>
)
