import { sql } from 'kysely'
import { dependsOnNow } from '@/contract/filter/depends'
import { type AuditField, auditFields } from '@/contract/filter/fields'
import type { FieldTerm, Term, Value, WordTerm } from '@/contract/filter/terms'
import type { ColumnName } from '../db/schema'
import { dateTest } from '../filter/dateTest'
import { containing } from '../filter/like'
import { numberTest } from '../filter/numberTest'
import { requireTerms } from '../filter/requireTerms'
import type { Compiled, Condition, FilterContext, ListSource } from '../list/source'
import { stamp } from '../list/wire'

const columnOf: Record<AuditField, ColumnName> = {
  id: 'audit_log.id',
  number: 'object_id',
  token: 'access_tokens_id',
  user: 'users_id',
  action: 'action',
  object: 'object_kind',
  role: 'role',
  name: 'name',
  created: 'dt_created',
}
const isAuditField = (field: string): field is AuditField => Object.hasOwn(auditFields, field)

const textOf = (value: Value) => ('text' in value ? value.text : '')

function fieldCondition({ field, test }: FieldTerm, context: FilterContext): Condition {
  if (!isAuditField(field)) return sql`false`
  const column = columnOf[field]
  if (auditFields[field] === 'number') return numberTest(test, column)
  if (auditFields[field] === 'date') return dateTest(test, column, context)
  const values = 'any' in test ? test.any.map(textOf) : []
  return sql`${sql.ref(column)} IN (${sql.join(values)})`
}

const wordCondition = ({ text, spaced }: WordTerm) => {
  const words = spaced ? text.split(' ') : [text]
  const said = sql`lower(concat_ws(' ', name, action, object_id::text, comment))`
  return sql`(${sql.join(
    words.map((word) => sql`${said} LIKE ${containing(word.toLowerCase())}`),
    sql` AND `,
  )})`
}

function conditionOf(term: Term, context: FilterContext): Condition {
  const condition = term.kind === 'word' ? wordCondition(term) : fieldCondition(term, context)
  return term.not ? sql`(${condition}) IS NOT TRUE` : condition
}

function compileAuditFilter(text: string, context: FilterContext): Compiled {
  const terms = requireTerms(text, auditFields)
  return {
    conditions: terms.map((term) => conditionOf(term, context)),
    volatile: dependsOnNow(terms),
  }
}

/** The audit log of a client account, oldest first; never the kept copies. */
export const auditSource = (zone: string): ListSource => ({
  table: sql.table('audit_log'),
  dependsOn: ['audit_log'],
  id: 'audit_log.id',
  wire: {
    ID: 'audit_log.id',
    dtCreated: stamp('dt_created', zone),
    AccessTokensID: 'access_tokens_id',
    UsersID: 'users_id',
    role: 'role',
    name: 'name',
    origin: 'origin',
    action: 'action',
    objectKind: 'object_kind',
    objectID: 'object_id',
    comment: 'comment',
    before: 'before',
    after: 'after',
    bCopy: sql`copy IS NOT NULL`,
    hash: sql`encode(hash, 'hex')`,
  },
  nullable: new Set(['AccessTokensID', 'UsersID', 'objectID', 'comment', 'before', 'after']),
  // The order of the entries is the order in which they were committed.
  sortBy: { dtCreated: 'audit_log.id', before: 'audit_log.id', after: 'audit_log.id' },
  defaultOrder: 'ID',
  compile: compileAuditFilter,
})
