import { isStopped, ProblemError, UnreachableError } from '@/client/errors'
import { m } from '@/messages'

/** Why something failed, in the reader's language. */
export function reasonOf(error: unknown): string {
  if (isStopped(error)) return m.failed.stopped
  if (error instanceof UnreachableError) return m.failed.unreachable
  if (error instanceof ProblemError) {
    return error.code === undefined ? error.problem.error : m.problems[error.code]
  }
  return m.failed.broken
}
