import type { NewEvent } from '@/contract/event/newEvent'
import type { Db } from '../db/open'
import { tableVersion } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { versionCache } from '../list/versionCache'
import {
  chooseGroup,
  type GroupChoice,
  type Groups,
  groupsNamedBy,
  readAllGroups,
  readGroups,
} from './chooseGroup'

/** Groups and users: what an event is checked against. */
type Names = { groups: Groups; users: ReadonlySet<number> }

/** All of a client account, and how often both tables had changed by then. */
export type KnownNames = Names & { version: number }

/** The tables that they are read from. */
export const nameTables = ['acd_groups', 'users'] as const

const usersAmong = (rows: readonly { id: number }[]) => new Set(rows.map(({ id }) => id))

async function readUsers(tx: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  return usersAmong(await tx.selectFrom('users').select('id').where('id', 'in', ids).execute())
}

/** Where the event goes; refused is a group or user that is not there, or does not fit. */
export function checkAmong({ groups, users }: Names, event: NewEvent): GroupChoice {
  const group = chooseGroup(groups, event)
  if (event.UsersID !== undefined && !users.has(event.UsersID)) {
    throw new Refusal('user_not_found')
  }
  return group
}

/** The same, with a look at what is stored now. */
export async function checkEvent(tx: Tx, event: NewEvent): Promise<GroupChoice> {
  const groups = await readGroups(tx, groupsNamedBy(event))
  const users = await readUsers(tx, event.UsersID === undefined ? [] : [event.UsersID])
  return checkAmong({ groups, users }, event)
}

/** Groups and users of all client accounts that are kept. */
const maxNames = 200_000

/** All groups and users of a client account: as they were read last, and as they are now. */
export function knownNames(db: Db) {
  const kept = versionCache<KnownNames>(
    maxNames,
    ({ groups, users }) => 1 + groups.size + users.size,
  )
  const latest = new Map<number, number>()
  const keyOf = (ClientsID: number, version = latest.get(ClientsID)) => `${ClientsID} ${version}`

  async function now(ClientsID: number): Promise<KnownNames> {
    const read = await db.asAccount(ClientsID, async (tx) => ({
      // First, so that what is read is never older than its version says.
      version: await tableVersion(tx, nameTables),
      groups: await readAllGroups(tx),
      users: usersAmong(await tx.selectFrom('users').select('id').execute()),
    }))
    latest.set(ClientsID, read.version)
    return kept.once(keyOf(ClientsID), async () => read)
  }

  return { now, last: async (ClientsID: number) => kept.peek(keyOf(ClientsID)) ?? now(ClientsID) }
}
