import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { eventQueries, type SeenEvent } from '@/client/events'
import type { EventAction } from '@/contract/event/eventActions'
import { m } from '@/messages'
import { formatDay } from '@/ui/text/format'
import { useEventAction } from './useEventAction'

/** What was moved or released last, and what undoes it. */
type Moved = { text: string; event: SeenEvent; back: EventAction | undefined }

/** The move that leads to a moment. */
const moveTo = (stamp: string): EventAction => ({
  action: 'move',
  dtAppointmentDate: stamp.slice(0, 10),
  dtAppointmentTime: stamp.slice(11, 16),
})
const dayAndTime = (stamp: string) => `${formatDay(stamp.slice(0, 10))}, ${stamp.slice(11, 16)}`

/** Moves and releases events; the last one can be undone. */
export function useMoving(onDone: () => void = () => undefined) {
  const client = useQueryClient()
  const acting = useEventAction({ tells: false })
  const [moving, setMoving] = useState<SeenEvent>()
  const [moved, setMoved] = useState<Moved>()

  /** The event as the answer of its action left it. */
  const latest = (ID: number) => client.getQueryData(eventQueries.opened(ID).queryKey)?.event

  /** Whether the event is as the action makes it: a conflict is told in a dialog of its own. */
  async function run(event: SeenEvent, act: EventAction, isAsMade: (now: SeenEvent) => boolean) {
    const isDone = await acting.run(event, act)
    const now = isDone ? latest(event.ID) : undefined
    return { isDone, now: now && isAsMade(now) ? now : undefined }
  }

  async function move(event: SeenEvent, act: EventAction): Promise<boolean> {
    const { isDone, now } = await run(event, act, ({ dtRemind }) => dtRemind !== event.dtRemind)
    if (now?.dtRemind) {
      const text = m.appointments.moved(event.ID, dayAndTime(now.dtRemind))
      const back = event.dtRemind === null ? undefined : moveTo(event.dtRemind)
      setMoved({ text, event: now, back })
      onDone()
    }
    return isDone
  }

  async function release(event: SeenEvent): Promise<void> {
    const { now } = await run(event, { action: 'release' }, ({ UsersID }) => UsersID === null)
    if (!now || event.UsersID === null) return
    const back: EventAction = { action: 'handToAgent', UsersID: event.UsersID }
    setMoved({ text: m.actions.done.release(event.ID), event: now, back })
    onDone()
  }

  async function undo(): Promise<void> {
    if (moved?.back === undefined) return
    if (!(await acting.run(moved.event, moved.back))) return
    setMoved({ ...moved, text: m.appointments.movedBack(moved.event.ID), back: undefined })
    onDone()
  }

  return {
    acting,
    moving,
    moved,
    begin: setMoving,
    end: () => {
      acting.forget()
      setMoving(undefined)
    },
    move,
    undo,
    release,
  }
}
export type Moving = ReturnType<typeof useMoving>
