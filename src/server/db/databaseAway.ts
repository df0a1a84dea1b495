/**
 * `away`: it does not answer. `full`: it has no room, no memory or no connection left.
 * `unclear`: it went away while a change was on its way, so the change may be stored.
 */
type Reason = 'away' | 'full' | 'unclear'

/** The database cannot do its work now, and will be able to again: every route answers 503. */
export class DatabaseAway extends Error {
  readonly reason: Reason

  constructor(reason: Reason, cause?: unknown) {
    super(
      reason === 'full'
        ? 'The database has no room left'
        : `The database does not answer${causeOf(cause)}`,
      { cause },
    )
    this.reason = reason
  }
}

const causeOf = (cause: unknown) =>
  cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : ''

/** `pg` says it with plain errors where the connection is gone. */
const brokenConnection =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed) and is not queryable|Cannot use a pool after calling end)/

/** Errors of the network, by the names that the system gives them. */
const network =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN|ENOENT)$/
/** It shuts down, starts up, was failed over to a copy that takes no writes, or ended our session. */
const leaving = /^(08...|57P0[1-5]|25P03|25006)$/
/** Out of disk, memory or connections, or the disk itself fails. */
const exhausted = /^(53...|58030)$/

/** Why the database cannot be asked, where that is what this error of `pg` means. */
function reasonOf(error: Error): Reason | undefined {
  const code = 'code' in error ? String(error.code) : ''
  if (exhausted.test(code)) return 'full'
  if (leaving.test(code) || network.test(code)) return 'away'
  return brokenConnection.test(error.message) ? 'away' : undefined
}

/** An error of one query as the rest of the program knows it. */
export function orAway(error: unknown): unknown {
  if (error instanceof DatabaseAway || !(error instanceof Error)) return error
  const reason = reasonOf(error)
  return reason === undefined ? error : new DatabaseAway(reason, error)
}

/** The same for a change that was sent whole: where the connection broke, it may be stored. */
export function orUnclear(error: unknown): unknown {
  const known = orAway(error)
  return known instanceof DatabaseAway && known.reason === 'away'
    ? new DatabaseAway('unclear', known.cause)
    : known
}

/** Runs work, and throws errors of `pg` as the rest of the program knows them. */
export async function callPlainly<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw orAway(error)
  }
}
