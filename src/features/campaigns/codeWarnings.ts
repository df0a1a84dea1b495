import type { WholeCampaign } from '@/contract/campaignStories'
import type { DiallerResultCode } from '@/contract/campaigns'

export type CodeWarning = 'contradicting' | 'exportKeyTwice' | 'noEnglish' | 'noGerman'

/** Where a call ends or goes on: a code has one of these effects, that of its type. */
const endings = [
  ['bDone', 1],
  ['bAborted', 2],
  ['bDelay', 3],
  ['bAppointment', 4],
] as const

function isContradicting(code: DiallerResultCode): boolean {
  const types = endings.flatMap(([flag, type]) => (code[flag] ? [type] : []))
  return types.some((type) => type !== code.DiallerResultCodesTypesID)
}

const isMissing = (text: string | null | undefined) => !text?.trim()

/** What is wrong with the result codes of a campaign, by the ID of the code. */
export function codeWarnings({
  '1': english,
  '2': german,
}: WholeCampaign['resultCodes']): Map<number, CodeWarning[]> {
  const uses = new Map<string, number>()
  for (const { ExportKey } of english) {
    if (ExportKey !== null) uses.set(ExportKey, (uses.get(ExportKey) ?? 0) + 1)
  }
  const germanText = new Map(german.map(({ ID, Content }) => [ID, Content]))
  return new Map(
    english.map((code) => {
      const warnings: CodeWarning[] = []
      if (isContradicting(code)) warnings.push('contradicting')
      if ((uses.get(code.ExportKey ?? '') ?? 0) > 1) warnings.push('exportKeyTwice')
      if (isMissing(code.Content)) warnings.push('noEnglish')
      if (isMissing(germanText.get(code.ID))) warnings.push('noGerman')
      return [code.ID, warnings]
    }),
  )
}
