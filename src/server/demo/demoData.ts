import type { DiallerCampaign } from '@/contract/campaigns'
import type { DiallerContact } from '@/contract/contacts'
import type { AcdEvent } from '@/contract/events'
import type { AcdGroup } from '@/contract/groups'
import type { User } from '@/contract/users'
import { type DemoCode, demoCampaigns, demoContacts } from './campaigns'
import { demoEvent, demoStory } from './events'
import { demoGroups, otherGroups } from './groups'
import { seeded } from './random'
import { demoUsers, otherUsers } from './users'

export type DemoAccount = {
  ClientsID: number
  name: string
  groups: AcdGroup[]
  users: User[]
  campaigns: DiallerCampaign[]
  codes: DemoCode[]
  contacts: DiallerContact[]
  events: AcdEvent[]
}

export type DemoSettings = { seed: number; now: number; zone: string }

function firstAccount({ seed, now, zone }: DemoSettings): DemoAccount {
  const making = { random: seeded(seed), now, zone }
  const groups = demoGroups()
  const users = demoUsers(making)
  const busy = groups.filter(
    ({ Name, AcdGroupTypesID }) => AcdGroupTypesID !== 2 && Name !== 'Empty group',
  )
  const active = users.filter(({ bActive }) => bActive)
  return {
    ClientsID: 1,
    name: 'Demo contact centre',
    groups,
    users,
    ...demoCampaigns(making),
    contacts: demoContacts(making),
    events: demoStory({ seed, now, zone, groups: busy, users: active }),
  }
}

/** A second client account, with some of the first one's IDs and names. */
function secondAccount({ seed, now, zone }: DemoSettings): DemoAccount {
  const random = seeded(seed + 100)
  const making = { random, now, zone }
  const groups = otherGroups()
  const users = otherUsers(making)
  const [campaign] = demoCampaigns(making).campaigns
  const events = Array.from({ length: 40 }, (_, place) =>
    demoEvent(random, 2030 + place, now - (40 - place) * 3_600_000, {
      seed,
      now,
      zone,
      groups: groups.filter(({ AcdGroupTypesID }) => AcdGroupTypesID !== 2),
      users,
    }),
  )
  const codes: DemoCode[] = [
    {
      ID: 1,
      DiallerCampaignsID: 1,
      type: 1,
      english: 'Completed',
      german: 'Abgeschlossen',
      exportKey: 'ABG',
      flags: { bDone: true },
    },
  ]
  const own = { ClientsID: 2, AbortOnNoTelNumberResultCodesID: null, IncomingCallResultCodesID: 1 }
  return {
    ClientsID: 2,
    name: 'Acme Ltd',
    groups,
    users,
    campaigns: campaign ? [{ ...campaign, ...own }] : [],
    codes,
    contacts: [],
    events,
  }
}

/** The demo data: two client accounts, the same for the same seed and moment. */
export const demoData = (settings: DemoSettings): DemoAccount[] => [
  firstAccount(settings),
  secondAccount(settings),
]
