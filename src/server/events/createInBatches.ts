import { batch } from '../db/batch'
import type { Db } from '../db/open'
import type { TableVersions } from '../db/tableVersions'
import { Refusal, refusalOr } from '../http/refusal'
import { checkAmong, knownNames } from './checkEvents'
import { type Creating, createEventIn, insertFor } from './createIn'
import { type EventInsert, type InsertedEvent, insertEvents } from './insertEvents'

/** The most events in one message: few enough to let others in between. */
const maxItems = 100

/** A create, and how often each table had changed when the gate let it in. */
type BatchedCreate = Creating & { versions: TableVersions }
type Answer = string | Error

/**
 * Whether the database refused one event and stored none: bad data, a broken constraint, or a
 * deadlock of two processes. After a lost connection it is unclear what was stored.
 */
const isUndone = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(22|23|40)...$/.test(String(error.code))

/**
 * Creates of one client account that come together are one message to the database: they would
 * wait for each other in any case, at the chain of the audit log. A create that may be a duplicate,
 * or whose batch was refused, is done alone and reads its group again.
 */
export function createInBatches(db: Db, zone: string) {
  const known = knownNames(db)

  /** The records of those that were stored. */
  async function storeAll(
    ClientsID: number,
    given: readonly EventInsert[],
  ): Promise<Map<EventInsert, string>> {
    const records = new Map<EventInsert, string>()
    if (given.length === 0) return records
    try {
      const stored = await db.askTenant<InsertedEvent>(ClientsID, insertEvents(zone, given))
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
      return await db.asTenant(creating.principal.ClientsID, (tx) =>
        createEventIn(tx, zone, creating),
      )
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  async function work(asked: readonly BatchedCreate[]): Promise<readonly Answer[]> {
    const ClientsID = asked[0]?.principal.ClientsID ?? 0
    const names = await known(
      ClientsID,
      asked.map(({ versions }) => versions),
    )
    const checked = asked.map((one) =>
      refusalOr(() => insertFor(one, checkAmong(names, one.event), zone)),
    )
    const free = checked.filter(
      (one): one is EventInsert =>
        !(one instanceof Refusal) && !one.created.group.bNoDuplicateEvents,
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

  return batch<BatchedCreate, string>({
    keyOf: ({ principal }) => principal.ClientsID,
    maxItems,
    work,
  })
}
