import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemError, UnreachableError } from '@/client/errors'
import { eventActionMutations } from '@/client/eventActions'
import type { SeenEvent } from '@/client/events'
import { newKey } from '@/client/newKey'
import type { EventAction } from '@/contract/event/eventActions'
import { statusIds } from '@/contract/event/eventSteps'
import type { AcdEvent } from '@/contract/event/events'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'

/** What somebody wanted, what they saw then, and what there is now. */
export type Clash = { act: EventAction; seen: SeenEvent; current: SeenEvent }

type Sent = { event: SeenEvent; act: EventAction; key: string }

const isSame = (sent: Sent | undefined, event: SeenEvent, act: EventAction) =>
  sent?.event.ID === event.ID && JSON.stringify(sent.act) === JSON.stringify(act)

/** What can be shown before the answer: steps that one can take back by oneself. */
function guessOf(act: EventAction, UsersID: number | null): Partial<AcdEvent> | undefined {
  if (act.action === 'priority') return { nPriority: act.nPriority }
  if (act.action === 'take') return { UsersID, AcdEventStatusID: statusIds.seen }
  return undefined
}

/**
 * Acts on an event. `run` says whether there is nothing left to do in the place that asked: it was
 * done, or the conflict is told in a dialog of its own. Otherwise `failed` says why. Without `tells`
 * the place that asked says what was done.
 */
export function useEventAction({ tells = true } = {}) {
  const { UsersID } = usePrincipal()
  const act = useMutation(eventActionMutations.act())
  const [clash, setClash] = useState<Clash>()
  const [unclear, setUnclear] = useState<Sent>()

  async function run(event: SeenEvent, action: EventAction): Promise<boolean> {
    // An answer that never came: the same again under the same key happens once at most.
    const key = unclear && isSame(unclear, event, action) ? unclear.key : newKey()
    try {
      await act.mutateAsync({ event, act: action, key, guess: guessOf(action, UsersID) })
    } catch (error) {
      setUnclear(error instanceof UnreachableError ? { event, act: action, key } : undefined)
      const conflict = error instanceof ProblemError ? error.problem.conflict : undefined
      if (!conflict) return false
      act.reset()
      const current = { ...conflict.record, version: conflict.current }
      setClash({ act: action, seen: event, current })
      return true
    }
    setUnclear(undefined)
    if (tells)
      notifications.show({ message: m.actions.done[action.action](event.ID), color: 'teal' })
    return true
  }

  return {
    run,
    isPending: act.isPending,
    failed: act.error ? reasonOf(act.error) : undefined,
    forget: act.reset,
    clash,
    closeClash: () => setClash(undefined),
  }
}
export type Acting = ReturnType<typeof useEventAction>
