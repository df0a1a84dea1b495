import type { DiallerCampaign } from '@/contract/campaign/campaigns'
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

export type Making = { random: Random; now: number; stamp: (instant: number) => string }
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
