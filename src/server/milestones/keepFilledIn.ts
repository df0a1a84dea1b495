import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import { storedClients } from '../auth/clients'
import type { Db } from '../db/open'
import { countToFillIn, fillInPiece, nextSize } from './fillIn'

/** While another process is at it, and after a failure. */
const lookAgainMs = 10_000
/** The pause after a piece, as a multiple of the time that it took. */
const pauses = 1

/** One process at a time; undefined where another one is at it. */
const fillAlone = (db: Db, ClientsID: number, size: number) =>
  db.asAccount(ClientsID, async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`fill in ${ClientsID}`}, 0)) AS mine`.execute(
      tx,
    )
    return rows[0]?.mine ? fillInPiece(tx, size) : undefined
  })

/** All that is left of a client account; false where another process is at it, or at the end. */
async function fillAccount(db: Db, ClientsID: number, signal: AbortSignal): Promise<boolean> {
  let size = 200
  while (!signal.aborted) {
    const began = performance.now()
    const filled = await fillAlone(db, ClientsID, size)
    if (filled === undefined) return false
    if (filled === 0) return true
    const took = performance.now() - began
    size = nextSize(size, took)
    await delay(took * pauses)
    await db.leisure(took * pauses)
  }
  return false
}

/** Fills in what is left of every client account; false where something is left. */
export async function fillIn(db: Db, signal: AbortSignal): Promise<boolean> {
  let isAll = true
  for (const ClientsID of await storedClients(db)) {
    const left = await db.asAccount(ClientsID, countToFillIn)
    if (left > 0 && !(await fillAccount(db, ClientsID, signal))) isAll = false
  }
  return isAll
}

/** Fills in what there was before there were milestones, beside all else; the function ends it. */
export function keepFilledIn(db: Db, log: Logger): () => Promise<void> {
  const ended = new AbortController()
  const { signal } = ended
  const again = () => delay(lookAgainMs, undefined, { signal, ref: false }).catch(() => undefined)

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const isAll = await fillIn(db, signal).catch((error) => {
        if (!signal.aborted) log.error({ err: error }, 'fill in')
        return false
      })
      if (isAll) return
      await again()
    }
  }

  const running = run()
  return async () => {
    ended.abort()
    await running
  }
}
