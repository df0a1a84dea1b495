import type { AcdEvent } from '@/contract/events'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { ensureClient } from '../auth/clients'
import type { Db } from '../db/open'
import type { Tx } from '../http/mount'
import { readRecord } from './importRecord'
import { type Read, readRecords } from './readRecords'
import { type ReadStamp, readStamps } from './readStamp'
import { storeEvents } from './storeEvents'

const batchSize = 1000

type Import = {
  db: Db
  ClientsID: number
  zone: string
  input: AsyncIterable<Uint8Array>
  /** What tells this file from others, so that an import that broke off can go on. */
  source: string
  onBad: (place: string, reason: string) => void | Promise<void>
  onProgress: (done: number) => void | Promise<void>
}

export type Imported = { stored: number; bad: number; skipped: number }

/** The event behind what was read; undefined after naming what is wrong with it. */
async function judge(
  read: Read,
  instantOf: ReadStamp,
  onBad: Import['onBad'],
): Promise<AcdEvent | undefined> {
  if ('wrong' in read) return void (await onBad(read.place, read.wrong))
  const judged = readRecord(read.value)
  if ('faults' in judged) {
    const reason = judged.faults.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')
    return void (await onBad(read.place, reason))
  }
  const { event } = judged
  const stamps = ['dtCreated', 'dtModified', 'dtLastModified', 'dtReceived', 'dtRemind'] as const
  const wrong = stamps.find((key) => {
    const stamp = event[key]
    return stamp !== null && instantOf(stamp) === undefined
  })
  if (wrong) return void (await onBad(read.place, `${wrong} is no moment of the calendar`))
  return event
}

async function progressOf(tx: Tx, source: string): Promise<number> {
  const row = await tx
    .selectFrom('import_progress')
    .select('records')
    .where('source', '=', source)
    .executeTakeFirst()
  return row?.records ?? 0
}

/** One batch and how far it brings the import, committed together; the first says who began it. */
async function storeBatch(
  { db, ClientsID, source }: Import,
  events: AcdEvent[],
  { records, isFirst }: { records: number; isFirst: boolean },
  instantOf: ReadStamp,
) {
  // Of two records with one ID the later one stays, as if they had come one after the other.
  const unique = [...new Map(events.map((event) => [event.ID, event])).values()]
  await db.asTenant(ClientsID, async (tx) => {
    await storeEvents(tx, ClientsID, unique, instantOf)
    await tx
      .insertInto('import_progress')
      .values({ client_id: ClientsID, source, records })
      .onConflict((conflict) => conflict.columns(['client_id', 'source']).doUpdateSet({ records }))
      .execute()
    const begun = { action: 'events.import', id: null, after: { source } } as const
    if (isFirst) await recordAudit(tx, commandLine(ClientsID), begun)
  })
}

/**
 * Imports events in batches, each committed with its progress: broken off and begun again with the
 * same file, it goes on behind the last batch. Bad records are named, the good ones are in.
 */
export async function importEvents(task: Import): Promise<Imported> {
  const { db, ClientsID, zone, input, source, onBad, onProgress } = task
  await ensureClient(db, ClientsID)
  const instantOf = readStamps(zone)
  const skipped = await db.asTenant(ClientsID, (tx) => progressOf(tx, source))
  let [records, stored, bad] = [0, 0, 0]
  let batch: AcdEvent[] = []
  const flush = async () => {
    await storeBatch(task, batch, { records, isFirst: stored + skipped === 0 }, instantOf)
    stored += batch.length
    batch = []
    await onProgress(records)
  }
  for await (const read of readRecords(input)) {
    records += 1
    if (records <= skipped) continue
    const event = await judge(read, instantOf, onBad)
    if (event) batch.push(event)
    else bad += 1
    if (batch.length >= batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  await db.asTenant(ClientsID, async (tx) => {
    await tx.deleteFrom('import_progress').where('source', '=', source).execute()
    const after = { source, stored, bad, skipped }
    await recordAudit(tx, commandLine(ClientsID), { action: 'events.imported', id: null, after })
  })
  if (stored > batchSize) await db.analyze()
  return { stored, bad, skipped: Math.min(skipped, records) }
}
