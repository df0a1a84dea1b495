import type { AcdEvent } from '@/contract/event/events'
import type { Db } from '@/server/db/open'
import { demoData } from '@/server/demo/demoData'
import { demoEvents } from '@/server/demo/events'
import { loadDemo } from '@/server/demo/loadDemo'
import { readStamps } from '@/server/transfer/readStamp'
import { upsertEvents } from '@/server/transfer/upsertEvents'
import { perSecond, say } from './measure'

const batchSize = 1000

function* inBatches(events: Iterable<AcdEvent>): Generator<AcdEvent[]> {
  let batch: AcdEvent[] = []
  for (const event of events) {
    batch.push(event)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The demo data of client 1, and so many events more. */
export async function fill(db: Db, count: number, zone: string): Promise<void> {
  const settings = { seed: 1, now: Date.now(), zone }
  await loadDemo(db, settings)
  const [account] = demoData(settings)
  if (!account) throw new Error('The demo data hold an account')
  const groups = account.groups.filter(({ AcdGroupTypesID }) => AcdGroupTypesID !== 2)
  const instantOf = readStamps(zone)
  const making = { ...settings, groups, users: account.users, count, firstId: 10_000 }
  const from = performance.now()
  for (const events of inBatches(demoEvents(making))) {
    await db.asAccount(1, (tx) => upsertEvents(tx, 1, events, instantOf))
  }
  await db.analyze()
  const seconds = (performance.now() - from) / 1000
  say(`filled with ${count} events: ${perSecond(count / seconds)}`)
}
