import { useQuery } from '@tanstack/react-query'
import { heldQueries } from '@/client/heldEvents'
import { useShownPath } from '@/fields/Addressed'
import { Link } from '@/fields/Link'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import classes from './FailedHolds.module.css'

const form = '/events/new'

/** A create that failed after its form was left is told wherever one is, and leads back to it. */
export function FailedHolds() {
  const isAtForm = useShownPath().path === form
  const held = useQuery(heldQueries.list()).data ?? []
  if (isAtForm || !held.some(({ state }) => state === 'failed')) return null
  return (
    <div role="alert" className={classes.root}>
      <span>{m.create.held.failed}.</span>
      <Button size="xs" variant="default" renderRoot={(props) => <Link to={form} {...props} />}>
        {m.create.held.look}
      </Button>
    </div>
  )
}
