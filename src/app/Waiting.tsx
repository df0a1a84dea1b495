import { m } from '@/messages'
import { Skeleton } from '@/ui/page/Skeleton'
import { VisuallyHidden } from '@/ui/text/VisuallyHidden'
import classes from './Waiting.module.css'

/** A page that is on its way. */
export function Waiting() {
  return (
    <div className={classes.root} aria-busy="true">
      <VisuallyHidden>{m.common.loading}</VisuallyHidden>
      <Skeleton height={28} width={220} />
      <Skeleton height={38} />
      <Skeleton height={420} />
    </div>
  )
}
