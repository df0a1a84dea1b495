import { type AcdGroup, groupTypes } from '@/contract/groups'

const none = {
  GroupNumber: null,
  ForeignSystemID: null,
  PrimaryAcdAgentGroupsID: null,
  ServiceLevelSeconds: null,
  DistributionAlgorithmID: 1,
  bNoDuplicateEvents: false,
  QueueMusicID4Sec: null,
  SupervisorAggregationSkill5ID: null,
  QueueOffhookAnnouncementID: null,
  bPositionAnnouncement3: false,
  TarifAnnouncementWavesID: null,
  bCallRedirectionAfterNumberAnnouncement: false,
} as const

const group = (
  ClientsID: number,
  ID: number,
  Name: string,
  AcdGroupTypesID: number,
  more: Partial<AcdGroup> = {},
): AcdGroup => ({
  ID,
  Name,
  ClientsID,
  AcdGroupTypesID,
  ...none,
  GroupNumber: String(1000 + ID),
  ServiceLevelSeconds: 20 + (ID % 5) * 10,
  ...more,
})

const { standalone, configuration, agent } = groupTypes

/** Agent groups by town, each with a language; configuration groups name a line of business. */
const towns = ['Berlin', 'Hamburg', 'München', 'Wien', 'Zürich', 'Paris', 'Lyon', 'London', 'Leeds']
const lines = ['Sales', 'Support', 'Billing', 'Rückgewinnung', 'Service clientèle', 'Bestellungen']
const desks = [
  'Complaints',
  'Empfang',
  'Accueil',
  'Night desk',
  'Partner desk',
  'Technik 2nd level',
  'Back office',
  'Archiv',
  'Presse',
  'Social media',
  'Fax desk',
  'Voice mail',
]

/** No event was ever meant for it. */
export const emptyGroup = 500

/** ~40 groups of the three types, with something to show every rule of the group choice on. */
export function demoGroups(): AcdGroup[] {
  const agents = towns.map((town, place) => group(1, 301 + place, `Agents ${town}`, agent))
  const configurations = lines.map((line, place) =>
    group(1, 401 + place, `Line ${line}`, configuration, {
      PrimaryAcdAgentGroupsID: 301 + place,
    }),
  )
  return [
    group(1, 235, 'Support', standalone, { ServiceLevelSeconds: 30, QueueMusicID4Sec: 4 }),
    group(1, 236, 'Callback desk', standalone, { bNoDuplicateEvents: true }),
    group(1, 237, 'Sales', standalone, { bPositionAnnouncement3: true }),
    ...desks.map((desk, place) => group(1, 240 + place, desk, standalone)),
    ...agents,
    group(1, 320, 'Agents without duplicates', agent, { bNoDuplicateEvents: true }),
    group(1, 321, 'Ämter und Behörden', agent),
    group(1, 322, 'agents evening', agent),
    ...configurations,
    group(1, 410, 'Line without agents yet', configuration),
    group(1, 411, 'Line Premium', configuration, { PrimaryAcdAgentGroupsID: 320 }),
    group(1, emptyGroup, 'Empty group', standalone),
    group(1, 501, 'Élysée VIP', standalone),
    group(1, 502, 'öffentliche Hand', standalone),
  ]
}

/** Some with the IDs and names of client 1's, some of its own. */
export const otherGroups = (): AcdGroup[] => [
  group(2, 235, 'Support', standalone),
  group(2, 301, 'Agents Basel', agent),
  group(2, 401, 'Line Sales', configuration, { PrimaryAcdAgentGroupsID: 301 }),
  group(2, 900, 'Acme hotline', standalone),
]
