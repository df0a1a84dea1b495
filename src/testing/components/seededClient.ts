import { setClientsID } from '@/client'
import { groupQueries } from '@/client/groups/groups'
import { createQueryClient } from '@/client/queryClient'
import { sessionQueries } from '@/client/session'
import { userQueries } from '@/client/users'
import type { Session } from '@/contract/session'
import { demoData } from '@/server/demo/demoData'

const zone = 'Europe/Berlin'
/** Noon in Berlin: far from midnight and from the nights when the clock changes. */
const noon = Date.parse('2026-11-24T11:00:00Z')

/** The first account of the demo data. */
export function demoAccount(now = noon) {
  const [account] = demoData({ seed: 1, now, zone })
  if (account === undefined) throw new Error('The demo data hold no account')
  return account
}

/** The envelope of a list that was asked for whole. */
const whole = {
  filter: '',
  limitStart: 0,
  limitPageSize: 1000,
  orderBy: 'ID',
  ascending: true,
  status: 200,
} as const

/** Who is signed in, and the names of groups and users; nothing else was ever read. */
export function seededClient(now = noon) {
  const client = createQueryClient(() => undefined)
  const { groups, users } = demoAccount(now)
  setClientsID(1)
  const session: Session & { askedAt: number } = {
    ClientsID: 1,
    role: 'supervisor',
    name: 'The supervisor',
    UsersID: null,
    landing: '/events',
    timeZone: zone,
    defaultCountry: 'DE',
    now,
    askedAt: Date.now(),
  }
  client.setQueryData(sessionQueries.current().queryKey, session)
  client.setQueryData(groupQueries.list().queryKey, {
    ...whole,
    records: groups,
    count: groups.length,
  })
  client.setQueryData(userQueries.list().queryKey, {
    ...whole,
    records: users,
    count: users.length,
  })
  return client
}
