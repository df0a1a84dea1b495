import { batch } from '../db/batch'
import type { Db } from '../db/open'
import { wholeAccount } from '../db/scope'
import { Refusal, refusalOr } from '../http/refusal'
import { checkAmong, type KnownNames, knownNames } from './checkEvents'
import { type Creating, createEventIn, insertFor } from './createIn'
import { type EventInsert, type InsertedEvent, insertEvents } from './insertEvents'

/** The most events in one message: few enough to let others in between. */
const maxItems = 100

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
 * or whose batch was refused, is done alone and reads its group again. Groups and users are known
 * from before; the statement itself stores nothing where they have changed since.
 */
export function createInBatches(db: Db, zone: string) {
  const known = knownNames(db)

  /** The records of those that were stored. */
  async function storeAll(
    ClientsID: number,
    given: readonly EventInsert[],
    version: number,
  ): Promise<Map<EventInsert, string>> {
    const records = new Map<EventInsert, string>()
    if (given.length === 0) return records
    try {
      const stored = await db.askTenant<InsertedEvent>(
        wholeAccount(ClientsID),
        insertEvents(zone, given, version),
      )
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
      return await db.asAccount(creating.principal.ClientsID, (tx) =>
        createEventIn(tx, zone, creating),
      )
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  /** Each event as it would be stored, or why it is refused. */
  const check = (asked: readonly Creating[], names: KnownNames) =>
    asked.map((one) => refusalOr(() => insertFor(one, checkAmong(names, one.event), zone)))

  /** What the names allow, and the records of what was stored: nothing where the names are old. */
  async function attempt(ClientsID: number, asked: readonly Creating[], names: KnownNames) {
    const checked = check(asked, names)
    const free = checked.filter(
      (one): one is EventInsert =>
        !(one instanceof Refusal) && !one.created.group.bNoDuplicateEvents,
    )
    return { checked, free, records: await storeAll(ClientsID, free, names.version) }
  }

  /** By the names that were read last; once more where they may be old, by those of now. */
  async function storeChecked(ClientsID: number, asked: readonly Creating[]) {
    const names = await known.last(ClientsID)
    const isRefused = check(asked, names).some((one) => one instanceof Refusal)
    const first = await attempt(ClientsID, asked, isRefused ? await known.now(ClientsID) : names)
    const isOld = first.free.length > 0 && first.records.size === 0
    return isOld ? attempt(ClientsID, asked, await known.now(ClientsID)) : first
  }

  async function work(asked: readonly Creating[]): Promise<readonly Answer[]> {
    const { checked, records } = await storeChecked(asked[0]?.principal.ClientsID ?? 0, asked)
    const answers: Answer[] = []
    for (const [at, one] of asked.entries()) {
      const given = checked[at]
      if (given instanceof Refusal) answers.push(given)
      else answers.push((given && records.get(given)) ?? (await alone(one)))
    }
    return answers
  }

  return batch<Creating, string>({
    keyOf: ({ principal }) => principal.ClientsID,
    maxItems,
    work,
  })
}
