import type { ListQuery } from '@/contract/envelope'
import type { ListSource } from './source'

export type AppliedQuery = {
  filter: string
  limitStart: number
  limitPageSize: number
  orderBy: string
  ascending: boolean
}

/** What was asked, with the defaults for what was not. */
export const withDefaults = (given: ListQuery, source: ListSource): AppliedQuery => ({
  filter: given.filter ?? '',
  limitStart: given.limitStart ?? 0,
  limitPageSize: given.limitPageSize ?? -1,
  orderBy: given.orderBy ?? source.defaultOrder,
  ascending: given.ascending ?? true,
})

/** What the envelope says before and after the records, with the contract's order of keys. */
export function envelope(query: AppliedQuery, total: number | undefined) {
  const { filter, limitStart, limitPageSize, orderBy, ascending } = query
  const before = JSON.stringify({ filter, limitStart, limitPageSize }).slice(0, -1)
  const after = JSON.stringify({ orderBy, ascending, status: 200, total }).slice(1)
  return {
    head: `${before},"records":[`,
    tail: (count: number) => `],"count":${count},${after}`,
  }
}

/** The envelope around records that are read while it is sent. */
export async function* streamed(
  pieces: AsyncIterable<string[]>,
  { head, tail }: ReturnType<typeof envelope>,
) {
  let count = 0
  yield head
  for await (const records of pieces) {
    yield (count > 0 ? ',' : '') + records.join(',')
    count += records.length
  }
  yield tail(count)
}
