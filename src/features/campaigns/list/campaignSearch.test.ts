import { expect, test } from 'vitest'
import { chosenBy, type ListedCampaign, readCampaignSearch } from './campaignSearch'

const campaign = (
  ID: number,
  Name: string,
  more: Partial<ListedCampaign> = {},
): ListedCampaign => ({
  ID,
  Name,
  ClientsID: 1,
  LanguagesID: 1,
  UserData: null,
  bActive: false,
  dtFrom: null,
  dtTo: null,
  AcdGroupsID: null,
  ContactPreviewTime: null,
  nMaxParallelLines: null,
  nMaxTries: null,
  bCloseContactsOnIncomingCallsMatchCallerID: false,
  bCallerIDActive: false,
  AbortOnNoTelNumberResultCodesID: null,
  IncomingCallResultCodesID: null,
  group: '',
  nResultCodes: 0,
  nFaults: 0,
  nContacts: 0,
  ...more,
})

const all = [
  campaign(1, 'winter', { nContacts: 10, bActive: true }),
  campaign(2, 'Été', { nContacts: 9, dtFrom: '2026-01-01T00:00:00.000' }),
  campaign(3, 'Autumn', { nContacts: undefined, dtFrom: '2025-01-01T00:00:00.000' }),
]
const ids = (search: Parameters<typeof chosenBy>[1]) => chosenBy(all, search).map(({ ID }) => ID)

test('names without regard to case and accents, numbers by size, nothing last both ways', () => {
  expect(ids({})).toEqual([3, 2, 1])
  expect(ids({ sort: '-name' })).toEqual([1, 2, 3])
  expect(ids({ sort: 'contacts' })).toEqual([2, 1, 3])
  expect(ids({ sort: '-contacts' })).toEqual([1, 2, 3])
  expect(ids({ sort: 'from' })).toEqual([3, 2, 1])
  expect(ids({ sort: '-from' })).toEqual([2, 3, 1])
  expect(ids({ sort: 'state' })).toEqual([1, 2, 3])
})

test('search and state narrow the list', () => {
  expect(ids({ search: 'ete' })).toEqual([2])
  expect(ids({ state: 'active' })).toEqual([1])
  expect(ids({ state: 'inactive', search: 'T' })).toEqual([3, 2])
})

test('an address keeps what is ours', () => {
  expect(readCampaignSearch({ search: '', state: 'gone', sort: 'password' })).toEqual({})
  const search = { search: 'a', state: 'active', sort: '-contacts' }
  expect(readCampaignSearch(search)).toEqual(search)
})
