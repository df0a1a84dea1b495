import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import { bothTexts } from '@/contract/campaign/codeWarnings'
import { settingKeys } from '../campaignSettings'

export type Compared = { key: string; a: unknown; b: unknown; isEqual: boolean }
/** A code of both campaigns, or of one alone. */
export type ComparedCodes = {
  name: string
  in: 'both' | 'a' | 'b'
  isEqual: boolean
  fields: Compared[]
}

const codeKeys = [
  'english',
  'german',
  'type',
  'bDone',
  'bAborted',
  'bDelay',
  'bAppointment',
  'bAgentBound',
  'TimeOffset',
] as const

type Code = ReturnType<typeof bothTexts>[number] & { type: number }

/** Each code under what it is known by: its export key, else its text; the n-th of several apart. */
function codesByName({ resultCodes }: WholeCampaign): Map<string, Code> {
  const uses = new Map<string, number>()
  return new Map(
    bothTexts(resultCodes).map((code) => {
      const name = code.ExportKey ?? code.english ?? code.german ?? ''
      const use = (uses.get(name) ?? 0) + 1
      uses.set(name, use)
      const type = code.DiallerResultCodesTypesID
      const known = use === 1 ? name : `${name} (${use})`
      return [known, { ...code, type }]
    }),
  )
}

const differencesFirst = <Item extends { isEqual: boolean }>(items: Item[]): Item[] =>
  items.sort((one, other) => Number(one.isEqual) - Number(other.isEqual))

function compareCode(name: string, a: Code | undefined, b: Code | undefined): ComparedCodes {
  const fields = codeKeys.map((key) => {
    const [one, other] = [a?.[key] ?? null, b?.[key] ?? null]
    return { key, a: one, b: other, isEqual: one === other }
  })
  const place = a && b ? 'both' : a ? 'a' : 'b'
  const isEqual = place === 'both' && fields.every((field) => field.isEqual)
  return { name, in: place, isEqual, fields: differencesFirst(fields) }
}

/** A setting that names a code is the same where it names the same code. */
function meant(whole: WholeCampaign, key: (typeof settingKeys)[number]): unknown {
  const value = whole.campaign[key]
  if (!key.endsWith('ResultCodesID') || value === null) return value
  for (const [name, { ID }] of codesByName(whole)) if (ID === value) return name
  return value
}

export type Comparing = { settings: Compared[]; codes: ComparedCodes[] }

/** The rows that say the same on both sides, in the settings and in the codes of both. */
export function countEqualRows({ settings, codes }: Comparing): number {
  const fields = codes.filter((code) => code.in === 'both').flatMap((code) => code.fields)
  return [...settings, ...fields].filter(({ isEqual }) => isEqual).length
}

/** A comparison without what is equal. */
export const differencesOf = ({ settings, codes }: Comparing): Comparing => ({
  settings: settings.filter(({ isEqual }) => !isEqual),
  codes: codes
    .filter(({ isEqual }) => !isEqual)
    .map((code) => ({ ...code, fields: code.fields.filter(({ isEqual }) => !isEqual) })),
})

/** Two campaigns side by side, what differs first. */
export function compareCampaigns(a: WholeCampaign, b: WholeCampaign): Comparing {
  const [codesOfA, codesOfB] = [codesByName(a), codesByName(b)]
  const names = new Set([...codesOfA.keys(), ...codesOfB.keys()])
  const settings = settingKeys
    .filter((key) => key !== 'ID' && key !== 'Name')
    .map((key) => {
      const isEqual = meant(a, key) === meant(b, key)
      return { key, a: a.campaign[key], b: b.campaign[key], isEqual }
    })
  const codes = [...names].map((name) => compareCode(name, codesOfA.get(name), codesOfB.get(name)))
  return { settings: differencesFirst(settings), codes: differencesFirst(codes) }
}
