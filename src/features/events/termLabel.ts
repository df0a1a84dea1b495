import { printDateValue } from '@/contract/filter/dates'
import type { EventField } from '@/contract/filter/fields'
import type { Bound, FieldTerm, Term, Value } from '@/contract/filter/terms'
import { type Names, statusLabel, typeLabel } from '@/fields/useNames'
import { m } from '@/messages'

function wordLabel(word: string): string {
  const words: Readonly<Record<string, string>> = m.filter.words
  return words[word] ?? word
}

function valueLabel(field: string, value: Value, names: Names): string {
  if ('word' in value) return wordLabel(value.word)
  if ('text' in value) return value.text
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

function testLabel({ field, test }: FieldTerm, names: Names): string {
  if ('any' in test)
    return `: ${test.any.map((value) => valueLabel(field, value, names)).join(', ')}`
  const bound = (sign: string, { value, included }: Bound) =>
    ` ${sign}${included ? '=' : ''} ${valueLabel(field, value, names)}`
      .replace('>=', '≥')
      .replace('<=', '≤')
  if (test.from && test.to) {
    return `: ${valueLabel(field, test.from.value, names)} – ${valueLabel(field, test.to.value, names)}`
  }
  if (test.from) return bound('>', test.from)
  return test.to ? bound('<', test.to) : ''
}

/** A term in the reader's words: `Status: Waiting, New`, `not “invoice”`. */
export function termLabel(term: Term, names: Names): string {
  const said =
    term.kind === 'word'
      ? `“${term.text}”`
      : m.filter.fields[term.field as EventField] + testLabel(term, names)
  return term.not ? m.filter.not(said) : said
}
