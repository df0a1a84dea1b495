import { useQuery } from '@tanstack/react-query'
import { heldQueries } from '@/client/heldEvents'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { useShownPath } from '@/navigation/LocationProvider'
import { Button } from '@/ui/buttons/Button'
import classes from './FailedHolds.module.css'

const form = '/events/new'

/** A create that failed or became unclear after its form was left is told wherever one is, and leads back to it. */
export function FailedHolds() {
  const isAtForm = useShownPath().path === form
  // The form shows them itself.
  const held = useQuery({ ...heldQueries.list(), enabled: !isAtForm }).data ?? []
  const isFailed = held.some(({ state }) => state === 'failed')
  if (isAtForm || !(isFailed || held.some(({ state }) => state === 'unclear'))) return null
  return (
    <div role="alert" className={classes.root}>
      <span>{isFailed ? `${m.create.held.failed}.` : m.create.unclear}</span>
      <Button size="xs" variant="default" renderRoot={(props) => <Link to={form} {...props} />}>
        {m.create.held.look}
      </Button>
    </div>
  )
}
