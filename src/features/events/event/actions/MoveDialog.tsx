import { wallDate, wallOf } from '@/contract/values/zone'
import { useCentre } from '@/session/useCentre'
import { AppointDialog } from '../../actionDialogs'
import type { Moving } from './useMoving'

/** Offers another moment for the event that is to be moved, beginning with its day. */
export function MoveDialog({ moving }: { moving: Moving }) {
  const { now, zone } = useCentre()
  const today = wallDate(wallOf(now, zone))
  const { moving: event, acting } = moving
  if (event === undefined) return null
  const { dtRemind, AcdGroupsID } = event
  return (
    <AppointDialog
      action="move"
      date={dtRemind !== null && dtRemind > today ? dtRemind.slice(0, 10) : today}
      AcdGroupsID={AcdGroupsID}
      onRun={(act) => moving.move(event, act)}
      onClose={moving.end}
      failed={acting.failed}
      isPending={acting.isPending}
    />
  )
}
