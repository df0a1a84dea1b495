import { sql } from 'kysely'
import { findUsers, getUser, listUsers } from '@/contract/users'
import type { Mounting } from '../http/call'
import { found, recordById, recordsWhere } from '../list/find'
import type { Listing } from '../list/listing'
import { userSource } from './userSource'

export function mountUsers({ mount }: Mounting, list: Listing, zone: string): void {
  const source = userSource(zone)

  mount(listUsers, (call) => list(call, source))

  mount(findUsers, (call) => {
    const { uid } = call.query
    return found(call, source, `uid ${uid}`, (tx) => recordsWhere(tx, source, sql`uid = ${uid}`))
  })

  mount(getUser, (call) => {
    const { UsersID } = call.params
    return found(call, source, `user ${UsersID}`, async (tx) => [
      await recordById(tx, source, UsersID, 'user_not_found'),
    ])
  })
}
