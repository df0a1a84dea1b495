import type { User } from '@/contract/users'
import { wallStamp } from '@/contract/zone'
import type { Random } from './random'
import { firstNames, lastNames } from './texts'

type Making = { random: Random; now: number; zone: string }

const ascii = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
    .replace(/ı/g, 'i')
    .toLowerCase()

function user(ClientsID: number, ID: number, { random, now, zone }: Making): User {
  const FirstName = random.pick(firstNames)
  const LastName = random.pick(lastNames)
  return {
    ID,
    UID: `${ascii(FirstName).slice(0, 1)}.${ascii(LastName)}${ID}`,
    FirstName,
    LastName,
    ClientsID,
    ResellersID: 1,
    TelStatusID: random.pick([0, 0, 0, 1, 1, 2]),
    bActive: true,
    bTelCallsForwarding: random.chance(0.1),
    bUseWebMail: random.chance(0.5),
    dtPBXTelephoneStatus: wallStamp(now - random.integer(0, 6 * 3_600_000), zone),
    AgentStatusAfterLogoutRejectedID: null,
  }
}

/** ~60 users of client 1; user 3 is the one of the documented examples, user 13 has left. */
export function demoUsers(making: Making): User[] {
  const users = Array.from({ length: 60 }, (_, place) => user(1, place + 1, making))
  return users.map((entry) => {
    if (entry.ID === 3) return { ...entry, UID: 'anna.agent', FirstName: 'Anna', LastName: 'Agent' }
    if (entry.ID === 13)
      return { ...entry, bActive: false, TelStatusID: 0, dtPBXTelephoneStatus: null }
    if (entry.ID === 14) return { ...entry, FirstName: null, LastName: null }
    return entry
  })
}

export const otherUsers = (making: Making): User[] => [3, 70, 71].map((id) => user(2, id, making))
