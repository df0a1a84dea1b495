import { isStopped, ProblemError, UnreachableError } from '@/client/errors'
import { NotSentError } from '@/client/waitingSends'
import { m } from '@/messages'
import { LostPartError } from '@/ui/page/LostPartError'

/** Why something failed, in the reader's language. */
export function reasonOf(error: unknown): string {
  if (isStopped(error)) return m.failed.stopped
  if (error instanceof NotSentError) return m.failed.notSent
  if (error instanceof UnreachableError) {
    return navigator.onLine ? m.failed.unreachable : m.failed.offline
  }
  if (error instanceof LostPartError) return m.failed.lostPart[error.reason]
  if (error instanceof ProblemError) {
    return error.code === undefined ? error.problem.error : m.problems[error.code]
  }
  return m.failed.broken
}
