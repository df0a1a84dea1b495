import type { QueryClient } from '@tanstack/react-query'
import { snapshotEventQueries } from '@/client/snapshotEvents'
import type { Answer } from '@/contract/endpoint'
import type { listSnapshotEvents } from '@/contract/event/changes'
import type { EventNeighbours } from '@/contract/event/eventList'
import type { AcdEvent } from '@/contract/event/events'
import { type EventListRequest, eventPageSize } from '@/contract/event/listRequest'

type Page = ReturnType<typeof snapshotEventQueries.page>
type Listed = {
  record: AcdEvent
  asked: EventListRequest
  asOf: string
  at: number
  readAt: number
}

const none = { records: [] }

/** Where an event stands in the lists that were read, the one that was read last first. */
function placesOf(client: QueryClient, ID: number): Listed[] {
  const places = client
    .getQueryCache()
    .findAll({ queryKey: snapshotEventQueries.pages() })
    .flatMap(({ queryKey, state }): Listed[] => {
      // Pages alone have a key that begins so.
      const [, , , asked, asOf, page] = queryKey as Page['queryKey']
      const { records } = (state.data as Answer<typeof listSnapshotEvents> | undefined) ?? none
      const at = records.findIndex((record) => record.ID === ID)
      const record = records[at]
      const place = { asked, asOf, at: page * eventPageSize + at, readAt: state.dataUpdatedAt }
      return record ? [{ record, ...place }] : []
    })
  return places.sort((one, other) => other.readAt - one.readAt)
}

/** An event's record as a list has it, and when that was read. */
export const listedEvent = (client: QueryClient, ID: number) => placesOf(client, ID)[0]

const isSame = (one: EventListRequest, other: EventListRequest) =>
  one.filter === other.filter && one.orderBy === other.orderBy && one.ascending === other.ascending

/** The events beside one in a list whose rows are loaded; undefined where one of them is not. */
export function listedNeighbours(
  client: QueryClient,
  ID: number,
  wanted: EventListRequest,
): EventNeighbours | undefined {
  const place = placesOf(client, ID).find(({ asked }) => isSame(asked, wanted))
  if (place === undefined) return undefined
  const { asked, asOf, at: index } = place
  const pageAt = (page: number) =>
    client.getQueryData(snapshotEventQueries.page({ asked, asOf }, page).queryKey)?.records
  /** Null: the list ends here. */
  const idAt = (at: number) => {
    const page = Math.floor(at / eventPageSize)
    const records = at < 0 ? [] : pageAt(page)
    return records && (records[at - page * eventPageSize]?.ID ?? null)
  }
  const [previous, next] = [idAt(index - 1), idAt(index + 1)]
  if (previous === undefined || next === undefined) return undefined
  return { index, previous, next, matches: true }
}
