import { Alert } from '@mantine/core'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { ConflictDialog } from '../event/actions/ConflictDialog'
import type { useEventAction } from '../event/actions/useEventAction'
import classes from './AppointmentsPage.module.css'
import type { useMoving } from './useMoving'

/** What became of an action on the agenda. */
export function MovedNote({ moving }: { moving: ReturnType<typeof useMoving> }) {
  const { acting, releasing, moved, undo } = moving
  const failed = releasing.failed ?? (moving.moving === undefined ? acting.failed : undefined)
  const conflictOf = (action: ReturnType<typeof useEventAction>) =>
    action.clash && (
      <ConflictDialog
        clash={action.clash}
        onRun={action.run}
        onClose={action.closeClash}
        isPending={action.isPending}
      />
    )
  return (
    <>
      {failed && (
        <Alert color="red" variant="light" role="alert">
          {failed}
        </Alert>
      )}
      <div className={classes.agendaHead}>
        <span role="status">{moved?.text}</span>
        {moved?.back && (
          <Button
            size="compact-sm"
            variant="default"
            loading={acting.isPending}
            onClick={() => void undo()}
          >
            {m.create.held.undo}
          </Button>
        )}
      </div>
      {conflictOf(acting)}
      {conflictOf(releasing)}
    </>
  )
}
