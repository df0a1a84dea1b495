import type { ReactNode } from 'react'
import { m } from '@/messages'
import { type Names, statusLabel } from '@/session/useNames'
import { formatNumber, formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { VisuallyHidden } from '@/ui/text/VisuallyHidden'
import { eventFieldLabel } from './eventFieldLabel'

type Fields = Record<string, unknown>

/** The moments move with every change, so they tell nothing. */
const silent = new Set(['dtModified', 'dtLastModified', 'version', 'EventData', 'Result_'])

const isStamp = (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/.test(value)

function numberText(key: string, value: number, names: Names): ReactNode {
  if (key === 'AcdEventStatusID') return statusLabel(value)
  if (key === 'UsersID') return <UntrustedText text={names.user(value)} />
  if (/^Acd\w*GroupsID$/.test(key)) return <UntrustedText text={names.group(value)} />
  return formatNumber(value)
}

/** A field's value in the reader's words. */
function valueText(key: string, value: unknown, names: Names): ReactNode {
  if (value == null) return key === 'UsersID' ? m.event.anyAgent : m.common.nothing
  if (typeof value === 'number') return numberText(key, value, names)
  if (typeof value === 'boolean') return value ? m.common.yes : m.common.no
  const text = String(value)
  return isStamp(text) ? formatStamp(text) : <UntrustedText text={text} />
}

export type Change = { key: string; label: string; before: ReactNode; after: ReactNode }

/** What differs between two states of an event, field by field. */
export function changesBetween(before: Fields, after: Fields, names: Names): Change[] {
  return Object.keys(after)
    .filter((key) => !silent.has(key) && before[key] !== after[key])
    .map((key) => ({
      key,
      label: eventFieldLabel(key),
      before: valueText(key, before[key], names),
      after: valueText(key, after[key], names),
    }))
}

/** `Status: Waiting → Seen`; inside a sentence `status Waiting → Seen`. */
export function ChangeLine({
  change,
  isInSentence = false,
}: {
  change: Change
  isInSentence?: boolean
}) {
  if (isInSentence) {
    return (
      <>
        {m.history.inSentence(change.label)} {change.before} → {change.after}
      </>
    )
  }
  return (
    <>
      {change.label}: {change.before} <span aria-hidden>→</span>
      <VisuallyHidden>{m.history.becomes}</VisuallyHidden> {change.after}
    </>
  )
}
