import { useQuery } from '@tanstack/react-query'
import { mirrorQueries } from '@/client/upstream/mirror'
import { mirrorText } from '@/fields/mirrorText'
import { m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import classes from './MirrorLine.module.css'

/** One line under every page: whose mirror this is, and how old it is. */
export function MirrorLine() {
  const centre = useCentre()
  const { data: mirror } = useQuery(mirrorQueries.current())
  return (
    <div className={classes.root} data-state={mirror?.state}>
      <span aria-hidden className={classes.sign} />
      {/* It changes with every reading; who wants to hear it goes there. */}
      <span role="status" aria-live="off" aria-label={m.upstream.line}>
        {mirror && mirrorText(mirror, centre)}
      </span>
    </div>
  )
}
