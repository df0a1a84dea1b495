import { useMemo } from 'react'
import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import { m } from '@/messages'
import { useNames } from '@/session/useNames'
import { formatNumber, formatStamp } from '@/ui/text/format'

/** The settings of a campaign, in the order in which they are told. */
export const settingKeys = [
  'ID',
  'Name',
  'bActive',
  'LanguagesID',
  'AcdGroupsID',
  'dtFrom',
  'dtTo',
  'UserData',
  'ContactPreviewTime',
  'nMaxParallelLines',
  'nMaxTries',
  'bCallerIDActive',
  'bCloseContactsOnIncomingCallsMatchCallerID',
  'AbortOnNoTelNumberResultCodesID',
  'IncomingCallResultCodesID',
] as const

/** A key that has no words of its own is told by its name. */
export const settingLabel = (key: string): string => {
  const labels: Record<string, string> = { ...m.campaigns.columns, ...m.campaigns.fields }
  return labels[key] ?? key
}

type Codes = WholeCampaign['resultCodes']

const codeText = (codes: Codes | undefined, id: number) => {
  const textIn = (language: '1' | '2') => codes?.[language].find(({ ID }) => ID === id)
  const code = textIn(m.locale.startsWith('de') ? '2' : '1')
  return code?.Content ?? code?.ExportKey ?? String(id)
}

const numbers: Record<string, (value: number) => string> = {
  LanguagesID: (value) => m.campaigns.languages[value] ?? String(value),
  ContactPreviewTime: (value) => m.event.seconds(value),
  nMaxParallelLines: formatNumber,
  nMaxTries: formatNumber,
}

function whenEmpty(key: string): string {
  if (key === 'dtFrom' || key === 'dtTo') return m.campaigns.open
  if (key === 'nMaxParallelLines' || key === 'nMaxTries') return m.campaigns.unlimited
  return m.common.nothing
}

/** How a setting is said in words; `codes` are those of its campaign. */
export function useSettingText() {
  const names = useNames()
  return useMemo(
    () =>
      (key: string, value: unknown, codes?: Codes): string => {
        if (value === null || value === undefined) return whenEmpty(key)
        if (key === 'bActive') return value ? m.campaigns.active : m.campaigns.inactive
        if (typeof value === 'boolean') return value ? m.common.yes : m.common.no
        if (typeof value === 'string') return key.startsWith('dt') ? formatStamp(value) : value
        if (typeof value !== 'number') return String(value)
        if (key === 'AcdGroupsID') return names.group(value)
        if (key.endsWith('ResultCodesID')) return codeText(codes, value)
        return numbers[key]?.(value) ?? String(value)
      },
    [names],
  )
}
