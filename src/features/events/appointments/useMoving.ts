import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { eventQueries, type SeenEvent } from '@/client/events'
import type { EventAction } from '@/contract/event/eventActions'
import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { formatDay } from '@/ui/text/format'
import { useEventAction } from '../event/actions/useEventAction'

/** What was moved last, and how to move it back. */
type Moved = { text: string; event: SeenEvent; back: EventAction | undefined }

/** The move that leads to a moment. */
const moveTo = (stamp: string): EventAction => ({
  action: 'move',
  dtAppointmentDate: stamp.slice(0, 10),
  dtAppointmentTime: stamp.slice(11, 16),
})
const dayAndTime = (stamp: string) => `${formatDay(stamp.slice(0, 10))}, ${stamp.slice(11, 16)}`

/** A row's record has no version of its own. */
const ofRow = (event: AcdEvent): SeenEvent => ({ ...event, version: undefined })

/** Moves and releases events of the agenda; a move can be undone until the next one. */
export function useMoving(onDone: () => void) {
  const client = useQueryClient()
  const acting = useEventAction({ tells: false })
  const releasing = useEventAction()
  const [moving, setMoving] = useState<AcdEvent>()
  const [moved, setMoved] = useState<Moved>()

  /** The event as the answer of its action left it. */
  const latest = (ID: number) => client.getQueryData(eventQueries.opened(ID).queryKey)?.event

  async function move(event: AcdEvent, act: EventAction): Promise<boolean> {
    const isDone = await acting.run(ofRow(event), act)
    const now = isDone && !acting.clash ? latest(event.ID) : undefined
    if (now?.dtRemind) {
      const text = m.appointments.moved(event.ID, dayAndTime(now.dtRemind))
      setMoved({
        text,
        event: now,
        back: event.dtRemind === null ? undefined : moveTo(event.dtRemind),
      })
      onDone()
    }
    return isDone
  }

  async function undo(): Promise<void> {
    if (moved?.back === undefined) return
    if (!(await acting.run(moved.event, moved.back))) return
    setMoved({ ...moved, text: m.appointments.movedBack(moved.event.ID), back: undefined })
    onDone()
  }

  const release = async (event: AcdEvent) => {
    if (await releasing.run(ofRow(event), { action: 'release' })) onDone()
  }

  return {
    acting,
    releasing,
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
