import { m } from '@/messages'
import { VisuallyHidden } from '../text/VisuallyHidden'
import classes from './PageSkeleton.module.css'
import { Skeleton } from './Skeleton'

/** A loading list, in its final size. */
export function PageSkeleton() {
  return (
    <div className={classes.root} aria-busy="true">
      <VisuallyHidden>{m.common.loading}</VisuallyHidden>
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all the same
        <Skeleton key={row} height={36} />
      ))}
    </div>
  )
}
