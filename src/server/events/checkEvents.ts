import type { NewEvent } from '@/contract/newEvent'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { chooseGroup, type GroupChoice, groupsNamedBy, readGroups } from './chooseGroup'

async function readUsers(tx: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const users = await tx.selectFrom('users').select('id').where('id', 'in', ids).execute()
  return new Set(users.map(({ id }) => id))
}

/** Groups and users that some events name, and the check of each event against them. */
export async function checker(tx: Tx, events: readonly NewEvent[]) {
  const groups = await readGroups(tx, events.flatMap(groupsNamedBy))
  const named = events.flatMap(({ UsersID }) => UsersID ?? [])
  const users = await readUsers(tx, named)
  return (event: NewEvent): GroupChoice => {
    const group = chooseGroup(groups, event)
    if (event.UsersID !== undefined && !users.has(event.UsersID)) {
      throw new Refusal('user_not_found')
    }
    return group
  }
}

/** Refuses what could not be created: a group or user that is not there, or does not fit. */
export async function checkEvent(tx: Tx, event: NewEvent): Promise<void> {
  const check = await checker(tx, [event])
  check(event)
}
