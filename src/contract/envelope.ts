import * as z from 'zod/mini'
import { BooleanText, CountText, PageSizeText } from './values/scalars'

/** Everything that "retrieves all". `total` comes when a list parameter was given. */
export const listOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({
    filter: z.string(),
    limitStart: z.int(),
    limitPageSize: z.int(),
    records: z.array(item),
    count: z.int(),
    orderBy: z.string(),
    ascending: z.boolean(),
    status: z.literal(200),
    total: z.optional(z.int()),
  })

/** By ID, by name, result codes, create, clone. A single object is an array of one. */
export const shortOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ records: z.array(item), count: z.int(), status: z.literal(200) })

export const Done = z.object({ status: z.literal(200) })

/** What every list accepts, as text from the query string. */
export const ListQuery = z.object({
  filter: z.optional(z.string()),
  limitStart: z.optional(CountText),
  limitPageSize: z.optional(PageSizeText),
  orderBy: z.optional(z.string()),
  ascending: z.optional(BooleanText),
  total: z.optional(BooleanText),
})
export type ListQuery = z.output<typeof ListQuery>
