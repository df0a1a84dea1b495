import { m } from '@/messages'
import classes from './PageSkeleton.module.css'
import { Skeleton } from './Skeleton'
import { Unseen } from './Unseen'

/** A list that is on its way, in its final size. */
export function PageSkeleton() {
  return (
    <div className={classes.root} aria-busy="true">
      <Unseen>{m.common.loading}</Unseen>
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all the same
        <Skeleton key={row} height={36} />
      ))}
    </div>
  )
}
