import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import type { DiallerContact } from '@/contract/contacts'
import type { AcdEvent } from '@/contract/event/events'
import type { AcdGroup } from '@/contract/groups'
import type { User } from '@/contract/users'
import { type DemoCode, demoCampaigns } from './campaigns'
import { demoContacts } from './contacts'
import { eventMaker } from './events'
import { demoGroupSettings } from './groupSettings'
import { demoGroups, otherGroups } from './groups'
import { seeded } from './random'
import { stampWriter } from './stamps'
import { demoStory } from './story'
import { demoUsers, otherUsers } from './users'

export type DemoAccount = {
  ClientsID: number
  name: string
  groups: AcdGroup[]
  settings: ReturnType<typeof demoGroupSettings>
  users: User[]
  campaigns: DiallerCampaign[]
  codes: DemoCode[]
  contacts: DiallerContact[]
  events: AcdEvent[]
}

/** `hasView`: with a shared view whose limit is breached. */
export type DemoSettings = {
  seed: number
  now: number
  zone: string
  hasView?: boolean
  /** Accounts that get no demo data. */
  mirrored?: ReadonlySet<number>
}

function firstAccount({ seed, now, zone }: DemoSettings): DemoAccount {
  const making = { random: seeded(seed), now, stamp: stampWriter(zone) }
  const groups = demoGroups()
  const users = demoUsers(making)
  return {
    ClientsID: 1,
    name: 'Demo contact centre',
    groups,
    users,
    settings: demoGroupSettings(groups),
    ...demoCampaigns(making),
    contacts: demoContacts(making),
    events: demoStory({ seed, now, zone, groups, users }),
  }
}

/** A second client account, with some of the first one's IDs and names. */
function secondAccount({ seed, now, zone }: DemoSettings): DemoAccount {
  const making = { random: seeded(seed + 100), now, stamp: stampWriter(zone) }
  const groups = otherGroups()
  const users = otherUsers(making)
  const [campaign] = demoCampaigns(making).campaigns
  const { make } = eventMaker({ seed: seed + 100, now, zone, groups, users })
  const events = Array.from({ length: 40 }, (_, place) =>
    make(2030 + place, now - (40 - place) * 3_600_000),
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
    settings: [],
    users,
    campaigns: campaign ? [{ ...campaign, ...own }] : [],
    codes,
    contacts: [],
    events,
  }
}

/** The demo data: two client accounts, the same for the same seed and time. */
export const demoData = (settings: DemoSettings): DemoAccount[] =>
  [firstAccount(settings), secondAccount(settings)].filter(
    ({ ClientsID }) => !settings.mirrored?.has(ClientsID),
  )
