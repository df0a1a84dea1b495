import { createQueryId, PostgresQueryCompiler, type RawBuilder } from 'kysely'

/** A statement that each connection plans once, under its name; its values as the database reads them. */
export type Statement = { name: string; text: string; values: readonly (string | null)[] }

const compiler = new PostgresQueryCompiler()

/** The text of a query that is put together once; its values are given later, `$1` and on. */
export const sqlTextOf = (query: RawBuilder<unknown>): string =>
  compiler.compileQuery(query.toOperationNode(), createQueryId()).sql
