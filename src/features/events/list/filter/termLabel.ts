import { printDateValue } from '@/contract/filter/dates'
import type { EventFilterField } from '@/contract/filter/fields'
import type { Bound, FieldTerm, Term, Value } from '@/contract/filter/terms'
import { m } from '@/messages'
import { type Names, statusLabel, typeLabel } from '@/session/useNames'

function wordLabel(word: string): string {
  const words: Readonly<Record<string, string>> = m.filter.words
  return words[word] ?? word
}

function valueLabel(field: string, value: Value, names: Names): string {
  if ('word' in value) return wordLabel(value.word)
  if ('text' in value) return value.text
  if ('stood' in value) {
    const { stood, ...date } = value
    return `${wordLabel(stood)}, ${valueLabel(field, date, names)}`
  }
  if ('date' in value) {
    const written = printDateValue(value.date)
    return 'relative' in value.date ? wordLabel(written) : written.replace('T', ' ')
  }
  const labels: Record<string, (id: number) => string> = {
    type: typeLabel,
    status: statusLabel,
    group: names.group,
    agent: names.user,
  }
  return labels[field]?.(value.id) ?? String(value.id)
}

function fieldLabel({ field, test }: FieldTerm, names: Names): string {
  const title = m.filter.fields[field as EventFilterField]
  const said = (value: Value) => valueLabel(field, value, names)
  if ('any' in test) return m.filter.is(title, test.any.map(said).join(', '))
  const bound = (more: string, orMore: string, { value, included }: Bound) =>
    `${title} ${included ? orMore : more} ${said(value)}`
  if (test.from && test.to) {
    return m.filter.is(title, `${said(test.from.value)} – ${said(test.to.value)}`)
  }
  if (test.from) return bound('>', '≥', test.from)
  return test.to ? bound('<', '≤', test.to) : title
}

/** A term in the reader's words: `Status: Waiting, New`, `not “invoice”`. */
export function termLabel(term: Term, names: Names): string {
  const said = term.kind === 'word' ? m.filter.quoted(term.text) : fieldLabel(term, names)
  return term.not ? m.filter.not(said) : said
}
