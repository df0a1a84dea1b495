import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { UnreachableError } from '@/client/errors'
import { eventActionMutations } from '@/client/eventActions'
import { invalidateEvents } from '@/client/invalidateEvents'
import { newKey } from '@/client/newKey'
import type { ActionResult, EventAction } from '@/contract/event/eventActions'
import { problemCode } from '@/contract/problem'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { type Bulk, type Left, type Piece, piecesOf, remaining, withResults } from './bulkPieces'

/** Why one event was left as it was, in the reader's language. */
function leftOf({ ID, status, error = '' }: ActionResult): Left[] {
  if (status === 200) return []
  const code = problemCode(status, error)
  return [{ ID, reason: code === undefined ? error : m.problems[code] }]
}

/** One action on many events, piece by piece: it can be stopped, and what is left tried again. */
export function useBulkAction() {
  const client = useQueryClient()
  const act = useMutation(eventActionMutations.actOnMany())
  const [bulk, setBulk] = useState<Bulk>()
  const [isRunning, setRunning] = useState(false)
  const isStopped = useRef(false)

  /** What of a piece was left; undefined where no answer came. */
  async function send(action: EventAction, piece: Piece): Promise<Left[] | undefined> {
    try {
      return (await act.mutateAsync({ ...piece, act: action })).flatMap(leftOf)
    } catch (error) {
      if (error instanceof UnreachableError) return undefined
      // Refused as a whole: the same reason for each.
      return piece.IDs.map((ID) => ({ ID, reason: reasonOf(error) }))
    }
  }

  async function go(begun: Bulk): Promise<void> {
    isStopped.current = false
    setRunning(true)
    setBulk(begun)
    let state = begun
    for (const piece of begun.unsent) {
      const left = isStopped.current ? undefined : await send(state.act, piece)
      if (left === undefined) break
      state = withResults(state, piece, left)
      setBulk(state)
    }
    setRunning(false)
    void invalidateEvents(client)
  }

  return {
    bulk,
    isRunning,
    run: (IDs: readonly number[], action: EventAction) =>
      go({ act: action, total: IDs.length, done: 0, left: [], unsent: piecesOf(IDs, newKey) }),
    retry: () => {
      if (bulk) void go({ ...bulk, left: [], unsent: remaining(bulk, newKey) })
    },
    stop: () => {
      isStopped.current = true
    },
    close: () => setBulk(undefined),
  }
}
export type BulkAction = ReturnType<typeof useBulkAction>
