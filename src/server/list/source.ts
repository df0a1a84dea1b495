import type { RawBuilder } from 'kysely'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import type { WireColumns } from './wire'

export type Condition = RawBuilder<unknown>

/** What a filter text became: conditions, and whether the same text means something else later. */
export type Compiled = {
  conditions: Condition[]
  volatile: boolean
  /** For each word that must be contained: the LIKE patterns of which one must fit. */
  words?: string[][]
}

export type FilterContext = {
  now: number
  principal: Principal
  zone: string
  defaultCountry: string
}

/** A noun that can be listed: said once, and paging, sorting, filter, total and ETag follow. */
export type ListSource = {
  /** What stands behind FROM. */
  table: RawBuilder<unknown>
  /** The tables whose changes change this list; none for fixed lists. */
  dependsOn: readonly string[]
  /** The ID's column with its table, which names the source: no two have the same. */
  id: string
  wire: WireColumns
  /**
   * The column of the client account, over a union of tables: there the database does not see that
   * all records are of one account, and an index serves the order only if it begins with that column.
   */
  account?: string
  /** Keys that may be null: they come last in both directions. */
  nullable: ReadonlySet<string>
  /** Sort expressions that differ from the column itself, such as names without regard to case. */
  sortBy: Readonly<Record<string, WireColumns[string] | readonly string[]>>
  defaultOrder: string
  /** The IDs of the records with one of the patterns; undefined when they are many. */
  findWord?: (tx: Tx, patterns: string[]) => Promise<number[] | undefined>
  compile: (text: string, context: FilterContext) => Compiled
  /** The list that a filter asks for, where that is one of more records. */
  widenedBy?: (filter: string) => ListSource | undefined
}
