import { Alert } from '@mantine/core'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { ConflictDialog } from './ConflictDialog'
import classes from './MovedNote.module.css'
import type { Moving } from './useMoving'

/** What became of a move or a release, and the way back. */
export function MovedNote({ moving }: { moving: Moving }) {
  const { acting, moved, undo } = moving
  return (
    <>
      {acting.failed && moving.moving === undefined && (
        <Alert color="red" variant="light" role="alert">
          {acting.failed}
        </Alert>
      )}
      <div className={classes.root} data-empty={moved === undefined || undefined}>
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
      {acting.clash && (
        <ConflictDialog
          clash={acting.clash}
          onRun={acting.run}
          onClose={acting.closeClash}
          isPending={acting.isPending}
        />
      )}
    </>
  )
}
