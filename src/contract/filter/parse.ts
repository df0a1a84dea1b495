import type { FilterFields } from './fields'
import { readTest } from './readTest'
import { FilterMistake, scan, type Token } from './scan'
import { joinNumbers } from './spacedNumber'
import type { Mistake, Term } from './terms'

export const longestFilter = 2000
const maxTerms = 50

function readTerm(token: Token, fields: FilterFields): Term {
  const { not, at, end, pieces, field } = token
  if (field === undefined) {
    const text = pieces.map((piece) => piece.text).join(' ')
    return { kind: 'word', not, text, ...(pieces.length > 1 ? { spaced: true } : {}), at, end }
  }
  const name = field.name.toLowerCase()
  const kind = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (kind === undefined) throw new FilterMistake(field.at, 'unknown_field', field.name)
  return { kind: 'field', not, field: name, test: readTest(kind, pieces), at, end }
}

function refuseUnreadable(written: string): void {
  if (written.length > longestFilter) throw new FilterMistake(longestFilter, 'too_long')
  const bad = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u.exec(written)
  if (bad) throw new FilterMistake(bad.index, 'bad_character')
}

/** Text to terms, or the first mistake and where it is. All terms must hold. */
export function parseFilter(
  written: string,
  fields: FilterFields,
): { terms: Term[] } | { mistake: Mistake } {
  try {
    refuseUnreadable(written)
    // Term by term as they are found, so that the leftmost mistake is the one that is reported.
    const terms = Array.from(joinNumbers(scan(written)), (token) => readTerm(token, fields))
      // `""` asks for nothing.
      .filter((term) => term.kind === 'field' || term.text !== '')
    const tooMany = terms[maxTerms]
    if (tooMany) throw new FilterMistake(tooMany.at, 'too_many_terms')
    return { terms }
  } catch (error) {
    if (error instanceof FilterMistake) return { mistake: error.mistake }
    throw error
  }
}
