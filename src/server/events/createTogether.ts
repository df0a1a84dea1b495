import type { Db } from '../db/open'
import type { TableVersions } from '../db/tableVersions'
import { Refusal, refusalOr } from '../http/refusal'
import { together } from '../together'
import { checkAmong, knownNames } from './checkEvents'
import { type Creating, createIn, givenFor } from './createIn'
import { type Given, type Stored, storing } from './storeEvents'

/** Events in one message at most: few enough for others to get in between. */
const most = 100

/** A create, and how often each table had changed when the gate let it in. */
type Asked = Creating & { versions: TableVersions }
type Answer = string | Error

/**
 * The database said no to one of them and kept none: bad data, a broken constraint, or two batches
 * of two processes that waited for each other. A lost connection leaves open what was kept.
 */
const isUndone = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(22|23|40)...$/.test(String(error.code))

/**
 * Creates of one client account that come together are one message to the database: they would
 * wait for each other in any case, at the chain of the audit log. What may stand already, and what
 * spoils a batch, is done alone, with a fresh look at its group.
 */
export function createTogether(db: Db, zone: string) {
  const known = knownNames(db)

  /** The records of those that were stored. */
  async function storeAll(ClientsID: number, given: readonly Given[]): Promise<Map<Given, string>> {
    const records = new Map<Given, string>()
    if (given.length === 0) return records
    try {
      const stored = await db.askTenant<Stored>(ClientsID, storing(zone, given))
      for (const { place, record } of stored) {
        const one = given[place - 1]
        if (one) records.set(one, record)
      }
    } catch (error) {
      if (!isUndone(error)) throw error
    }
    return records
  }

  async function alone(creating: Creating): Promise<Answer> {
    try {
      return await db.asTenant(creating.asker.ClientsID, (tx) => createIn(tx, zone, creating))
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  async function work(asked: readonly Asked[]): Promise<readonly Answer[]> {
    const ClientsID = asked[0]?.asker.ClientsID ?? 0
    const names = await known(
      ClientsID,
      asked.map(({ versions }) => versions),
    )
    const checked = asked.map((one) =>
      refusalOr(() => givenFor(one, checkAmong(names, one.event), zone)),
    )
    const free = checked.filter(
      (one): one is Given => !(one instanceof Refusal) && !one.created.group.bNoDuplicateEvents,
    )
    const records = await storeAll(ClientsID, free)
    const answers: Answer[] = []
    for (const [at, one] of asked.entries()) {
      const given = checked[at]
      if (given instanceof Refusal) answers.push(given)
      else answers.push((given && records.get(given)) ?? (await alone(one)))
    }
    return answers
  }

  return together<Asked, string>({ keyOf: ({ asker }) => asker.ClientsID, most, work })
}
