import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseAway, orAway } from '../databaseAway'
import type { SideConnection } from './sideConnection'

/** The longest wait for an answer: with the pause between two beats less than three seconds. */
const maxSilenceMs = 2200
const stepMs = 100

class NoSignOfLife extends Error {
  constructor() {
    super('no sign of life')
  }
}

/** Counts time in steps: where the process itself was held up, only one step has passed. */
async function within<Result>(work: Promise<Result>): Promise<Result> {
  let isDone = false
  const end = () => {
    isDone = true
  }
  work.then(end, end)
  for (let waitedMs = 0; waitedMs < maxSilenceMs && !isDone; waitedMs += stepMs) {
    await Promise.race([work, delay(stepMs)])
  }
  if (!isDone) throw new NoSignOfLife()
  return work
}

type AskOptions = {
  side: SideConnection
  /** Backends whose connections have long been silent though an answer is due. */
  silent: readonly number[]
  isClosed: () => boolean
}

/**
 * Asks the database for a sign of life; resolves with those of the silent backends that are idle,
 * and rejects where no answer comes. A connection that was ended alone, say by an administrator, is
 * replaced first.
 */
export async function askForLife({ side, silent, isClosed }: AskOptions): Promise<number[]> {
  const wasOpen = side.isOpen()
  try {
    return await within(side.idleAmong(silent))
  } catch (error) {
    side.drop()
    if (!wasOpen || error instanceof NoSignOfLife || isClosed()) throw error
    return within(side.idleAmong([]))
  }
}

/**
 * Whether an error of {@link askForLife} means that the database is away. An error message from the
 * database itself is a sign of life, unless it says that the database shuts down.
 */
export function isAway(error: unknown): boolean {
  const known = orAway(error)
  if (known instanceof DatabaseAway) return known.reason === 'away'
  return !(error instanceof Error && 'severity' in error)
}
