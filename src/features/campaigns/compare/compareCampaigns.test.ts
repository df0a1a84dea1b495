import { expect, test } from 'vitest'
import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import { compareCampaigns, countEqualRows, differencesOf } from './compareCampaigns'

const code = (ID: number, ExportKey: string | null, Content: string) => ({
  ID,
  ExportKey,
  Content,
  DiallerCampaignsID: 1,
  DiallerResultCodesTypesID: 1,
  DiallerResultCodesTypesContent: 'Done',
  DiallerResultCodesTypesShortText: 'DiallerResultCodesTypes.1',
  ShortText: `DiallerCampaignsResultCodes.${ID}`,
  TimeOffset: null,
  bAllowDelete: true,
  bDone: true,
  bAborted: false,
  bDelay: false,
  bAppointment: false,
  bAgentBound: false,
})

const whole = (
  ID: number,
  codes: ReturnType<typeof code>[],
  more: Partial<WholeCampaign['campaign']> = {},
): WholeCampaign => ({
  campaign: {
    ID,
    Name: `Campaign ${ID}`,
    ClientsID: 1,
    LanguagesID: 1,
    UserData: null,
    bActive: true,
    dtFrom: null,
    dtTo: null,
    AcdGroupsID: 235,
    ContactPreviewTime: 5,
    nMaxParallelLines: 5,
    nMaxTries: 3,
    bCloseContactsOnIncomingCallsMatchCallerID: true,
    bCallerIDActive: true,
    AbortOnNoTelNumberResultCodesID: null,
    IncomingCallResultCodesID: null,
    ...more,
  },
  resultCodes: { '1': codes, '2': codes },
  nContacts: 0,
})

test('what differs comes first; a reference to the same code by another ID is equal', () => {
  const a = whole(1, [code(1, 'A', 'Done'), code(2, 'B', 'Busy')], { IncomingCallResultCodesID: 1 })
  const b = whole(2, [code(11, 'B', 'Engaged'), code(12, 'A', 'Done')], {
    IncomingCallResultCodesID: 12,
    nMaxTries: 9,
  })
  const { settings, codes } = compareCampaigns(a, b)
  expect(settings.filter(({ isEqual }) => !isEqual)).toEqual([
    { key: 'nMaxTries', a: 3, b: 9, isEqual: false },
  ])
  expect(settings[0]?.key).toBe('nMaxTries')
  expect(codes.map(({ name, isEqual }) => [name, isEqual])).toEqual([
    ['B', false],
    ['A', true],
  ])
  expect(
    codes[0]?.fields.slice(0, 2).map(({ key, a: one, b: other }) => [key, one, other]),
  ).toEqual([
    ['english', 'Busy', 'Engaged'],
    ['german', 'Busy', 'Engaged'],
  ])
})

test('codes of one alone, twice the same key, and codes without a key', () => {
  const a = whole(1, [code(1, 'A', 'x'), code(2, 'A', 'y'), code(3, null, 'z')])
  const b = whole(2, [code(4, 'A', 'x'), code(5, null, 'z')])
  expect(
    compareCampaigns(a, b).codes.map(({ name, in: place, isEqual }) => [name, place, isEqual]),
  ).toEqual([
    ['A (2)', 'a', false],
    ['A', 'both', true],
    ['z', 'both', true],
  ])
})

test('without what is equal the differing rows are left, and the equal ones are counted', () => {
  const a = whole(1, [code(1, 'A', 'x'), code(2, 'B', 'y'), code(3, 'C', 'z')], { nMaxTries: 1 })
  const b = whole(2, [code(4, 'A', 'x'), code(5, 'B', 'other')])
  const compared = compareCampaigns(a, b)
  const { settings, codes } = differencesOf(compared)
  expect(settings.map(({ key }) => key)).toEqual(['nMaxTries'])
  expect(codes.map(({ name }) => name)).toEqual(['B', 'C'])
  expect(codes[0]?.fields.map(({ key }) => key)).toEqual(['english', 'german'])
  // 12 of 13 settings, 9 fields of A and 7 of B; C is in one alone.
  expect(countEqualRows(compared)).toBe(28)
  expect(countEqualRows(differencesOf(compared))).toBe(0)
})
