import { eventStatuses, eventTypes, type Named } from '@/contract/filter/names'
import { storedClients } from '../auth/clients'
import type { Db } from '../db/open'
import { wholeAccount } from '../db/scope'
import { type EventSum, eventSums } from '../eventList/eventSums'
import type { Instruments } from './instruments'

/** A scrape within this time shows the same numbers: they are at most a minute old. */
const keptMs = 30_000

const keyOf = (named: readonly Named[], id: number) =>
  named.find((one) => one.id === id)?.key ?? String(id)

/** How many events there are, for the gauge: from sums that a change moves by itself alone. */
export function eventCounts(db: Db, { events }: Pick<Instruments, 'events'>) {
  const sumsOf = eventSums()
  let readAt = Number.NEGATIVE_INFINITY

  const set = (client: string | undefined, sums: readonly EventSum[]) => {
    for (const { group, type, status, count } of sums) {
      const labels = {
        group: String(group),
        type: keyOf(eventTypes, type),
        status: keyOf(eventStatuses, status),
      }
      events.set(client === undefined ? labels : { client, ...labels }, count)
    }
  }

  return {
    /** Reads them where they are no longer fresh. */
    refresh: async (now: number): Promise<void> => {
      if (now - readAt < keptMs) return
      const clients = await storedClients(db)
      const read = []
      for (const ClientsID of clients) {
        const sums = await db.asAccount(ClientsID, (tx) => sumsOf(tx, wholeAccount(ClientsID), now))
        read.push({ ClientsID, sums })
      }
      events.reset()
      for (const { ClientsID, sums } of read) {
        set(clients.length > 1 ? String(ClientsID) : undefined, sums)
      }
      readAt = now
    },
    /** Rather none than old ones. */
    forget: () => {
      events.reset()
      readAt = Number.NEGATIVE_INFINITY
    },
  }
}
