import type { Db } from '../db/open'
import { Refusal } from '../http/refusal'
import { type Creating, createAll } from './createIn'
import { IdsTaken } from './eventRepository'

/** Events in one transaction at most: few enough for one message, and for others to get in between. */
const most = 100

type Waiting = {
  creating: Creating
  resolve: (record: string) => void
  reject: (reason: unknown) => void
}

/**
 * The database said no to one of them and kept none: bad data, a broken constraint, or two batches
 * of two processes that waited for each other. A lost connection leaves open what was kept.
 */
const isUndone = (error: unknown) =>
  error instanceof IdsTaken ||
  (error instanceof Error && 'code' in error && /^(22|23|40)...$/.test(String(error.code)))

/**
 * Creates that come while others of the same client account are being written share the next
 * transaction: they would wait for each other in any case, at the chain of the audit log. None
 * waits when nothing is being written, and each gets an answer of its own.
 */
export function createTogether(db: Db, zone: string) {
  const lines = new Map<number, Waiting[]>()

  async function write(ClientsID: number, batch: readonly Waiting[]): Promise<void> {
    try {
      const creatings = batch.map(({ creating }) => creating)
      const answers = await db.asTenant(ClientsID, (tx) =>
        createAll(tx, { ClientsID, zone }, creatings),
      )
      batch.forEach(({ resolve, reject }, at) => {
        const answer = answers[at]
        if (answer instanceof Refusal) reject(answer)
        else resolve(answer ?? '')
      })
    } catch (error) {
      const again = batch.length > 1 && isUndone(error)
      for (const one of batch) await (again ? write(ClientsID, [one]) : one.reject(error))
    }
  }

  async function work(ClientsID: number, line: Waiting[]): Promise<void> {
    while (line.length > 0) await write(ClientsID, line.splice(0, most))
    lines.delete(ClientsID)
  }

  return (creating: Creating): Promise<string> =>
    new Promise((resolve, reject) => {
      const { ClientsID } = creating.asker
      const line = lines.get(ClientsID)
      if (line) return void line.push({ creating, resolve, reject })
      const fresh = [{ creating, resolve, reject }]
      lines.set(ClientsID, fresh)
      return void work(ClientsID, fresh)
    })
}
