import { CancelledError } from '@tanstack/react-query'
import { readFault } from '@/contract/fault'
import { type Problem, problemCode } from '@/contract/problem'

/** The server answered with a `Problem`, which a form or a page shows. */
export class ProblemError extends Error {
  readonly problem: Problem
  /** Seconds after which another try makes sense, where the server said so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.error)
    this.problem = problem
    this.retryAfter = retryAfter
  }

  get status() {
    return this.problem.status
  }

  /** Its code, for a sentence in the reader's language; undefined for a text that is not ours. */
  get code() {
    return problemCode(this.problem.status, this.problem.error)
  }

  /** The fault of each field: the code behind its sentence, where the sentence is ours. */
  get faults() {
    return (this.problem.issues ?? []).map(({ path, message }) => ({
      path,
      message,
      known: readFault(message),
    }))
  }
}

/** No answer came: whether the server did anything is not known. */
export class UnreachableError extends Error {}

/** The server is there; the system behind it has not told what was asked for. */
const isUntold = ({ code }: ProblemError): boolean => code === 'upstream_unread'

/** Not a refusal: the network, the server or its database was away, or code did not load. */
export const isPassing = (error: unknown): boolean =>
  !isStopped(error) &&
  (!(error instanceof ProblemError) || (error.status === 503 && !isUntold(error)))

/** The system behind the server has not said whether it did it: the same key asks again. */
export const isUnclear = (error: unknown): boolean =>
  error instanceof ProblemError && error.status === 504

/** What was asked for does not exist, or no longer. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ProblemError && error.status === 404

/** The page itself cancelled the request. */
export const isStopped = (error: unknown): boolean => error instanceof CancelledError
