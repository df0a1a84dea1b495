import { m } from '@/messages'
import { Skeleton } from '@/ui/Skeleton'
import { Unseen } from '@/ui/Unseen'
import classes from './Waiting.module.css'

/** A page that is on its way. */
export function Waiting() {
  return (
    <div className={classes.root} aria-busy="true">
      <Unseen>{m.common.loading}</Unseen>
      <Skeleton height={28} width={220} />
      <Skeleton height={38} />
      <Skeleton height={420} />
    </div>
  )
}
