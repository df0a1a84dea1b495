import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { fold } from '@/contract/filter/fold'

/** A campaign with what stands beside it in the list. */
export type ListedCampaign = DiallerCampaign & {
  group: string
  nResultCodes: number | undefined
  nFaults: number | undefined
  nContacts: number | undefined
}

const keys = {
  name: 'Name',
  state: 'bActive',
  codes: 'nResultCodes',
  faults: 'nFaults',
  contacts: 'nContacts',
  language: 'LanguagesID',
  group: 'group',
  from: 'dtFrom',
  to: 'dtTo',
} as const
export type CampaignSort = keyof typeof keys
export const campaignSorts = Object.keys(keys) as readonly CampaignSort[]

const states = ['active', 'inactive'] as const
type CampaignState = (typeof states)[number]

/** What the address of the list holds; `-` turns the order round. */
export type CampaignSearch = {
  search?: string
  state?: CampaignState
  sort?: string
  deleted?: 'show'
}

const isSort = (text: string): text is CampaignSort => Object.hasOwn(keys, text)
export const orderOf = ({ sort = 'name' }: CampaignSearch) => {
  const by = sort.replace(/^-/, '')
  return { by: isSort(by) ? by : ('name' as const), ascending: !sort.startsWith('-') }
}

/** Reads an address; what is not ours is left out. */
export function readCampaignSearch(given: Record<string, string>): CampaignSearch {
  const { search, sort } = given
  const state = states.find((known) => known === given.state)
  return {
    ...(search ? { search } : {}),
    ...(state ? { state } : {}),
    ...(given.deleted === 'show' ? { deleted: 'show' as const } : {}),
    ...(sort && isSort(sort.replace(/^-/, '')) ? { sort } : {}),
  }
}

type Value = string | number | boolean | null | undefined
/** True before false, texts without regard to case, nothing last in both directions. */
function compare(a: Value, b: Value, ascending: boolean): number {
  if (a == null || b == null) return Number(a == null) - Number(b == null)
  const way = ascending ? 1 : -1
  if (typeof a === 'string' && typeof b === 'string') return way * fold(a).localeCompare(fold(b))
  return way * (typeof a === 'boolean' ? Number(b) - Number(a) : Number(a) - Number(b))
}

/** The campaigns that match an address, in its order. */
export function chosenBy(
  campaigns: readonly ListedCampaign[],
  search: CampaignSearch,
): ListedCampaign[] {
  const { by, ascending } = orderOf(search)
  const part = fold(search.search ?? '')
  return campaigns
    .filter(({ Name }) => fold(Name).includes(part))
    .filter(({ bActive }) => search.state === undefined || bActive === (search.state === 'active'))
    .sort((a, b) => compare(a[keys[by]], b[keys[by]], ascending) || a.ID - b.ID)
}
