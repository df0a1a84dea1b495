import { type RawBuilder, sql } from 'kysely'

/** Stands in an upstream's text where the value is Callboard's own; no JSON holds it outside of texts. */
export const ownMark = '~'

/**
 * The record as the upstream says it, null where the columns say all of it. Keys of ours, which the
 * upstream does not answer, are filled in from their columns.
 */
export const upstreamText = (
  table: string,
  own: Readonly<Record<string, string>> = {},
): RawBuilder<string | null> =>
  Object.entries(own).reduce(
    (text, [key, column]) =>
      sql<string | null>`replace(${text}, ${sql.lit(`"${key}":${ownMark}`)},
        ${sql.lit(`"${key}":`)} || coalesce(${sql.ref(column)}::text, 'null'))`,
    sql<string | null>`${sql.ref(`${table}.upstream_text`)}`,
  )

/** The records of a table that are listed; the others are named by some record, and in no list. */
export const listedAlone = (table: 'acd_groups' | 'users' | 'dialler_campaigns') =>
  sql`(SELECT * FROM ${sql.table(table)} WHERE not_listed_since IS NULL) AS ${sql.id(table)}`
