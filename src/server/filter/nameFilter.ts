import { sql } from 'kysely'
import { nameFields } from '@/contract/filter/fields'
import type { Term } from '@/contract/filter/terms'
import type { ColumnName } from '../db/schema'
import type { Compiled, Condition } from '../list/source'
import { foldedContains, foldedWords } from './like'
import { numberTest } from './numberTest'
import { requireTerms } from './requireTerms'

function conditionOf(term: Term, id: ColumnName, name: ColumnName): Condition {
  if (term.kind === 'word') return foldedWords(name, term)
  if (term.field === 'id') return numberTest(term.test, id)
  const values = 'any' in term.test ? term.test.any : []
  const names = values.map((value) => foldedContains(name, 'text' in value ? value.text : ''))
  return sql`(${sql.join(names, sql` OR `)})`
}

/** The filter of campaigns, groups, users and contacts: words and `name:` search the names. */
export const compileNameFilter =
  (id: ColumnName, name: ColumnName) =>
  (text: string): Compiled => ({
    volatile: false,
    conditions: requireTerms(text, nameFields).map((term) => {
      const condition = conditionOf(term, id, name)
      return term.not ? sql`NOT ${condition}` : condition
    }),
  })
