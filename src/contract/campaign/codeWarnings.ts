import type { WholeCampaign } from './campaignStories'
import type { DiallerResultCode } from './campaigns'

export type CodeWarning = 'contradicting' | 'exportKeyTwice' | 'noEnglish' | 'noGerman'

/** Effects of a result code, each with its type: a code must have that of its own type alone. */
const endings = [
  ['bDone', 1],
  ['bAborted', 2],
  ['bDelay', 3],
  ['bAppointment', 4],
] as const

/** The keys of a result code that its warnings depend on. */
export type JudgedCode = Pick<
  DiallerResultCode,
  'ID' | 'ExportKey' | 'DiallerResultCodesTypesID' | (typeof endings)[number][0]
> & { english: string | null; german: string | null }

function isContradicting(code: JudgedCode): boolean {
  const types = endings.flatMap(([flag, type]) => (code[flag] ? [type] : []))
  return types.some((type) => type !== code.DiallerResultCodesTypesID)
}

const isMissing = (text: string | null) => !text?.trim()

/** What is wrong with the result codes of one campaign, by the ID of the code. */
export function codeWarnings(codes: readonly JudgedCode[]): Map<number, CodeWarning[]> {
  const uses = new Map<string, number>()
  for (const { ExportKey } of codes) {
    if (ExportKey !== null) uses.set(ExportKey, (uses.get(ExportKey) ?? 0) + 1)
  }
  return new Map(
    codes.map((code) => {
      const warnings: CodeWarning[] = []
      if (isContradicting(code)) warnings.push('contradicting')
      if ((uses.get(code.ExportKey ?? '') ?? 0) > 1) warnings.push('exportKeyTwice')
      if (isMissing(code.english)) warnings.push('noEnglish')
      if (isMissing(code.german)) warnings.push('noGerman')
      return [code.ID, warnings]
    }),
  )
}

/** How many faults these warnings are: the number beside a campaign and above its matrix. */
export const countFaults = (warnings: ReadonlyMap<number, readonly CodeWarning[]>): number =>
  [...warnings.values()].reduce((sum, { length }) => sum + length, 0)

/** The codes of a campaign once each, with their texts in both languages. */
export function bothTexts({ '1': english, '2': german }: WholeCampaign['resultCodes']) {
  const germanText = new Map(german.map(({ ID, Content }) => [ID, Content]))
  return english.map((code) => ({
    ...code,
    english: code.Content,
    german: germanText.get(code.ID) ?? null,
  }))
}
