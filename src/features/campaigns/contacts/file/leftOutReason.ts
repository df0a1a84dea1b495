import { faultSentence } from '@/failures/faultSentence'
import { m } from '@/messages'
import type { LeftOut } from './contactLines'

const contactKeyLabel = (path: string) => {
  const labels: Record<string, string> = m.campaigns.contactKeys
  return labels[path] ?? path
}

/** Why a line is refused, as a sentence. */
export function leftOutReason(line: LeftOut): string {
  const { importing: say } = m.campaigns
  if ('badQuote' in line) return say.badQuote(line.badQuote)
  if ('cells' in line) return say.tooManyCells(line.cells, line.columns)
  if ('isUnreadable' in line) return say.unreadable
  if ('isKept' in line) return say.kept
  if ('sameAs' in line) return line.sameAs === undefined ? say.twice : say.sameAs(line.sameAs)
  return line.issues
    .map(({ path, message }) => `${contactKeyLabel(path)}: ${faultSentence(message)}`)
    .join(' ')
}
