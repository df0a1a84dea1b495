import type { User } from '@/contract/users'
import { person, shortName } from './people'
import type { Random } from './random'

type Making = { random: Random; now: number; stamp: (instant: number) => string }

function user(ClientsID: number, ID: number, { random, now, stamp }: Making): User {
  const somebody = person(random)
  return {
    ID,
    UID: `${shortName(somebody)}${ID}`,
    FirstName: somebody.FirstName,
    LastName: somebody.LastName,
    ClientsID,
    ResellersID: 1,
    TelStatusID: random.pick([0, 0, 0, 1, 1, 2]),
    bActive: true,
    bTelCallsForwarding: random.chance(0.1),
    bUseWebMail: random.chance(0.5),
    dtPBXTelephoneStatus: stamp(now - random.integer(0, 6 * 3_600_000)),
    AgentStatusAfterLogoutRejectedID: null,
  }
}

/** The user of the documented examples. */
export const documentedUser = 3
/** The supervisor of Support. */
export const supportSupervisor = 4
/** Has left, and still stands at an event. */
export const inactiveUser = 13
const namelessUser = 14

/** 60 users of client 1. */
export function demoUsers(making: Making): User[] {
  const users = Array.from({ length: 60 }, (_, place) => user(1, place + 1, making))
  return users.map((entry) => {
    switch (entry.ID) {
      case documentedUser:
        return { ...entry, UID: 'anna.agent', FirstName: 'Anna', LastName: 'Agent' }
      case inactiveUser:
        return { ...entry, bActive: false, TelStatusID: 0, dtPBXTelephoneStatus: null }
      case namelessUser:
        return { ...entry, FirstName: null, LastName: null }
      default:
        return entry
    }
  })
}

export const otherUsers = (making: Making): User[] =>
  [documentedUser, 70, 71].map((id) => user(2, id, making))
