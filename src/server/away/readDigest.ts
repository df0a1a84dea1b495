import { sql } from 'kysely'
import { type DigestGroup, type DigestPart, digestFilters, digestParts } from '@/contract/digest'
import type { Tx } from '../db/transaction'
import { compileEventFilter } from '../filter/eventFilter'
import type { FilterContext } from '../list/source'

type Row = { group: number; name: string } & Record<DigestPart, number>

/** What burns first. */
const byUrgency = (one: DigestGroup, other: DigestGroup) =>
  other.overdue - one.overdue || other.new - one.new || other.closed - one.closed

/** What is so now and was not so at a past minute: each number by the filter of its list. */
export async function readDigest(
  tx: Tx,
  minute: string,
  context: FilterContext,
): Promise<DigestGroup[]> {
  const filters = digestFilters(minute)
  const counted = digestParts.map((part) => {
    const { conditions } = compileEventFilter(filters[part], context)
    const each = digestParts.map((key) => (key === part ? sql`count(*)` : sql`0`))
    return sql`SELECT acd_groups_id AS "group", ${sql.join(
      digestParts.map((key, at) => sql`${each[at]} AS ${sql.id(key)}`),
    )} FROM acd_events WHERE ${sql.join(conditions, sql` AND `)} GROUP BY acd_groups_id`
  })
  const sums = digestParts.map((part) => sql`sum(${sql.id(part)})::integer AS ${sql.id(part)}`)
  const { rows } = await sql<Row>`SELECT "group", name, ${sql.join(sums)}
    FROM (${sql.join(counted, sql` UNION ALL `)}) AS counted
    JOIN acd_groups ON acd_groups.id = "group" GROUP BY "group", name, name_fold
    ORDER BY name_fold`.execute(tx)
  return rows
    .map(({ group, name, ...counts }) => ({ AcdGroupsID: group, Name: name, ...counts }))
    .sort(byUrgency)
}
