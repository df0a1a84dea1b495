/**
 * What the list is narrowed to and how it is ordered, and the past minute that it is as of; the
 * page's URL holds the same.
 */
export type EventListRequest = {
  filter: string
  orderBy: string
  ascending: boolean
  at?: string | undefined
}

export const eventPageSize = 100

/** The query for a piece of the list, without its count: rows never wait for it. */
export const listPiece = (
  { filter, orderBy, ascending }: EventListRequest,
  start: number,
  size: number,
) =>
  ({
    filter,
    orderBy,
    ascending: ascending ? 'true' : 'false',
    limitStart: String(start),
    limitPageSize: String(size),
    total: 'false',
  }) as const

export const listPage = (asked: EventListRequest, page: number) =>
  listPiece(asked, page * eventPageSize, eventPageSize)

/** The query for the list as it is now, or was: its first page, and what is counted as quickly. */
export const presentList = (asked: EventListRequest) =>
  asked.at === undefined
    ? ({ ...listPage(asked, 0), counted: 'true' } as const)
    : ({ ...listPage(asked, 0), at: asked.at, total: 'true' } as const)
