/** What the list is narrowed to and how it is ordered; the page's URL holds the same. */
export type EventListRequest = { filter: string; orderBy: string; ascending: boolean }

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

/** The query for the list as it is now: its first page, and what is counted as quickly. */
export const presentList = (asked: EventListRequest) =>
  ({ ...listPage(asked, 0), counted: 'true' }) as const
