import { useEffect, useState } from 'react'
import { ProblemError } from '@/client/errors'
import { type DisplayBoard, displayReads } from '@/client/groups/display'
import { type ClockTimes, clockTimes } from './elapsed'

const readEveryMs = 1500
const retryMs = 2000

/** The last numbers, and why there are no newer ones. */
type DisplayState = { last?: DisplayBoard & { readAt: ClockTimes }; problem?: unknown }

/** The token counts no more: nothing that it read is shown any longer. */
export const isRevoked = (problem: unknown): boolean =>
  problem instanceof ProblemError && problem.status === 401

const waitAfter = (problem: unknown): number =>
  problem instanceof ProblemError && problem.status === 429
    ? Math.max(retryMs, (problem.retryAfter ?? 0) * 1000)
    : retryMs

const failed =
  (problem: unknown) =>
  ({ last }: DisplayState): DisplayState =>
    last === undefined || isRevoked(problem) ? { problem } : { last, problem }

/** Reads the board for as long as the page is open, whatever happens meanwhile. */
export function useDisplayBoard(token: string): DisplayState {
  const [state, setState] = useState<DisplayState>({})
  useEffect(() => {
    const read = displayReads(token)
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    async function look(): Promise<void> {
      let wait = readEveryMs
      try {
        const answer = await read()
        setState({ last: { ...answer, readAt: clockTimes() } })
      } catch (problem) {
        wait = waitAfter(problem)
        setState(failed(problem))
      }
      if (!isOver) timer = setTimeout(look, wait)
    }
    void look()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [token])
  return state
}
