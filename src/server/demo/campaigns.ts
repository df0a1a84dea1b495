import type { DiallerCampaign } from '@/contract/campaigns'
import type { DiallerContact } from '@/contract/contacts'
import { caller, type Language, phone } from './people'
import type { Random } from './random'

/** A result code in both languages, as it is stored. */
export type DemoCode = {
  ID: number
  DiallerCampaignsID: number
  type: number
  english: string | null
  german: string | null
  exportKey: string | null
  timeOffset?: number
  flags?: Partial<
    Record<'bDone' | 'bDelay' | 'bAborted' | 'bAppointment', boolean> & {
      bAgentBound: boolean | null
    }
  >
}

type Making = { random: Random; now: number; stamp: (instant: number) => string }
type Draft = [
  type: number,
  exportKey: string | null,
  english: string | null,
  german: string | null,
  timeOffset?: number,
]

const common: readonly Draft[] = [
  [1, 'ABG', 'Completed', 'Abgeschlossen'],
  [2, 'Aufleger', 'Hung up', 'Aufleger'],
  [2, 'KI', 'No interest', 'Kein Interesse'],
  [3, 'BES', 'Busy', 'Besetzt', 15],
  [3, 'NE', 'No answer', 'Nicht erreicht', 120],
  [4, 'TER', 'Appointment', 'Termin'],
  [2, 'KNR', 'No number', 'Keine Rufnummer'],
]

const flagsOf = (type: number) => ({
  bDone: type === 1,
  bAborted: type === 2,
  bDelay: type === 3,
  bAppointment: type === 4,
  // Only what is called again can be bound to the agent who called.
  bAgentBound: type >= 3 ? false : null,
})

const codes = (campaign: number, firstId: number, drafts: readonly Draft[]): DemoCode[] =>
  drafts.map(([type, exportKey, english, german, timeOffset], place) => ({
    ID: firstId + place,
    DiallerCampaignsID: campaign,
    type,
    english,
    german,
    exportKey,
    flags: flagsOf(type),
    ...(timeOffset === undefined ? {} : { timeOffset }),
  }))

const day = 24 * 3_600_000

function campaign(
  ID: number,
  Name: string,
  making: Making,
  more: Partial<DiallerCampaign>,
): DiallerCampaign {
  return {
    ID,
    Name,
    ClientsID: 1,
    LanguagesID: 2,
    UserData: null,
    bActive: false,
    dtFrom: making.stamp(making.now - 30 * day),
    dtTo: making.stamp(making.now + 60 * day),
    AcdGroupsID: 235,
    ContactPreviewTime: 10,
    nMaxParallelLines: 5,
    nMaxTries: 3,
    bCloseContactsOnIncomingCallsMatchCallerID: true,
    bCallerIDActive: true,
    AbortOnNoTelNumberResultCodesID: null,
    IncomingCallResultCodesID: null,
    ...more,
  }
}

/** Six campaigns, four of them with one fault each that the matrix of result codes shows. */
export function demoCampaigns(making: Making): { campaigns: DiallerCampaign[]; codes: DemoCode[] } {
  const contradicting = codes(3, 21, common.slice(0, 4)).map((code, place) =>
    place === 0 ? { ...code, flags: { ...code.flags, bAborted: true } } : code,
  )
  return {
    campaigns: [
      campaign(1, 'Campaign 1000', making, {
        ContactPreviewTime: 5,
        bActive: true,
        AbortOnNoTelNumberResultCodesID: 7,
        IncomingCallResultCodesID: 1,
      }),
      campaign(2, 'Winter offer', making, {
        LanguagesID: 1,
        UserData: 'CRM-2026-W',
        bActive: true,
      }),
      campaign(3, 'Rückgewinnung Herbst', making, { AbortOnNoTelNumberResultCodesID: 22 }),
      campaign(4, 'Enquête clients', making, { LanguagesID: 1, dtTo: null }),
      campaign(5, 'Zufriedenheit nach Service', making, {
        bActive: true,
        dtFrom: null,
        dtTo: null,
      }),
      campaign(6, 'archive: spring 2025', making, { AcdGroupsID: null, nMaxTries: null }),
    ],
    codes: [
      ...codes(1, 1, common),
      ...codes(2, 11, [...common.slice(0, 3), [3, 'LATER', 'Call later', null, 60]]),
      ...contradicting,
      ...codes(4, 31, [
        ...common.slice(0, 2),
        [1, 'ABG', 'Completed by mail', 'Per Mail abgeschlossen'],
      ]),
      ...codes(5, 41, [...common.slice(0, 2), [4, 'RT', null, 'Rückruftermin']]),
      ...codes(6, 51, common.slice(0, 2)),
    ],
  }
}

const emptyContact = {
  Client: null,
  Service: null,
  ReferenceNumber: null,
  Title: null,
  Address: null,
  FaxNumber: null,
  Website: null,
  Comment: null,
  ExternalSystemLink: null,
  Model: null,
  Tag: null,
  PhoneNumber3: null,
  PhoneNumber4: null,
  PhoneNumber5: null,
  PhoneNumber6: null,
  nTriesPhoneNumber2: 0,
  nTriesPhoneNumber3: 0,
  nTriesPhoneNumber4: 0,
  nTriesPhoneNumber5: 0,
  nTriesPhoneNumber6: 0,
  bPhoneNumber1Invalid: false,
  bPhoneNumber2Invalid: false,
  bPhoneNumber3Invalid: false,
  bPhoneNumber4Invalid: false,
  bPhoneNumber5Invalid: false,
  bPhoneNumber6Invalid: false,
  bLastResultMailbox: false,
} as const

const homes: Record<Language, { Country: string; cities: string[]; company: string }> = {
  de: { Country: 'DE', cities: ['Berlin', 'Hamburg', 'München'], company: 'GmbH' },
  en: { Country: 'GB', cities: ['London', 'Leeds'], company: 'Ltd' },
  fr: { Country: 'FR', cities: ['Paris', 'Lyon'], company: 'SARL' },
}

function contact(
  ID: number,
  DiallerCampaignsID: number,
  { random, now, stamp }: Making,
): DiallerContact {
  const { language, Salutation, FirstName, LastName, phone: first, mail } = caller(random)
  const { Country, cities, company } = homes[language]
  return {
    ...emptyContact,
    ID,
    DiallerCampaignsID,
    UserData: `C-${10_000 + ID}`,
    Name: LastName,
    FirstName,
    Salutation: random.chance(0.8) ? Salutation : null,
    Company: random.chance(0.3) ? `${LastName} ${company}` : null,
    PostalCode: random.digits(5),
    City: random.pick(cities),
    Country,
    PhoneNumber1: first,
    PhoneNumber2: random.chance(0.4) ? phone(random, language) : null,
    Email: mail,
    dtImported: stamp(now - random.integer(1, 30) * day),
    dtNextTry: random.chance(0.5) ? stamp(now + random.integer(1, 48) * 1_800_000) : null,
    nTriesPhoneNumber1: random.integer(0, 3),
    DiallerCampaignsResultCodesID: null,
  }
}

/** Contacts of the first, second and fifth campaign; the others have none. */
export const demoContacts = (making: Making): DiallerContact[] =>
  Array.from({ length: 300 }, (_, place) =>
    contact(place + 1, [1, 1, 1, 2, 2, 5][place % 6] ?? 1, making),
  )
