import type { Db } from '../db/open'
import { together } from '../together'
import { type Creating, createAll } from './createIn'
import { IdsTaken } from './eventRepository'

/** Events in one transaction at most: few enough for one message, and for others to get in between. */
const most = 100

/**
 * The database said no to one of them and kept none: bad data, a broken constraint, or two batches
 * of two processes that waited for each other. A lost connection leaves open what was kept.
 */
const isUndone = (error: unknown) =>
  error instanceof IdsTaken ||
  (error instanceof Error && 'code' in error && /^(22|23|40)...$/.test(String(error.code)))

/**
 * Creates of one client account that come together share a transaction: they would wait for each
 * other in any case, at the chain of the audit log. What spoils a batch fails alone.
 */
export function createTogether(db: Db, zone: string) {
  const createSome = (creatings: readonly Creating[]) => {
    const ClientsID = creatings[0]?.asker.ClientsID ?? 0
    return db.asTenant(ClientsID, (tx) => createAll(tx, { ClientsID, zone }, creatings))
  }

  async function alone(creating: Creating): Promise<string | Error> {
    try {
      const [answer = ''] = await createSome([creating])
      return answer
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  async function work(creatings: readonly Creating[]): Promise<readonly (string | Error)[]> {
    try {
      return await createSome(creatings)
    } catch (error) {
      if (creatings.length === 1 || !isUndone(error)) throw error
      const answers: (string | Error)[] = []
      for (const creating of creatings) answers.push(await alone(creating))
      return answers
    }
  }

  return together<Creating, string>({ keyOf: ({ asker }) => asker.ClientsID, most, work })
}
