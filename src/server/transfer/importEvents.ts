import type { AcdEvent } from '@/contract/events'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { ensureClient } from '../auth/clients'
import type { Db } from '../db/open'
import { forgetProgress, progressOf, rememberProgress } from './importProgress'
import { judgeRecord } from './judgeRecord'
import { readRecords } from './readRecords'
import { type ReadStamp, readStamps } from './readStamp'
import { storeEvents } from './storeEvents'

/** A batch is full with this many records, or with so many bytes of them. */
const batchSize = 1000
const batchBytes = 8 * 1024 * 1024

type Import = {
  db: Db
  ClientsID: number
  zone: string
  input: AsyncIterable<Uint8Array>
  /** What tells this file from others, so that an import that broke off can go on. */
  source: string
  onBad: (place: string, reason: string) => Promise<void>
  onProgress: (done: number) => Promise<void>
}

/** `earlier` of the stored ones were stored by a run that broke off. */
export type Imported = { stored: number; bad: number; earlier: number }

/** The import did not come to its end; what it had stored by then is there to stay. */
export class ImportStopped extends Error {
  readonly stored: number
  constructor(stored: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.stored = stored
  }
}

/**
 * Stores one batch while the next one is read; each is committed with how far it brings us, and
 * the first with who began it.
 */
function storing({ db, ClientsID, source }: Import, instantOf: ReadStamp) {
  let current: Promise<void> = Promise.resolve()
  let stored = 0
  const begun = { action: 'events.import', id: null, after: { source } } as const
  const store = async (events: AcdEvent[], records: number) => {
    // Of two records with one ID the later one stays, as if they had come one after the other.
    const unique = [...new Map(events.map((event) => [event.ID, event])).values()]
    await db.asTenant(ClientsID, async (tx) => {
      await storeEvents(tx, ClientsID, unique, instantOf)
      await rememberProgress(tx, ClientsID, source, records)
      if (stored === 0) await recordAudit(tx, commandLine(ClientsID), begun)
    })
    stored += events.length
  }
  return {
    async add(events: AcdEvent[], records: number) {
      await current
      current = store(events, records)
      // Met by the next `add` or by `end`, not by the process.
      current.catch(() => undefined)
    },
    end: () => current,
    stored: () => stored,
  }
}

async function run(task: Import, instantOf: ReadStamp, store: ReturnType<typeof storing>) {
  const { db, ClientsID, input, source, onBad, onProgress } = task
  const known = await db.asTenant(ClientsID, (tx) => progressOf(tx, source))
  let [records, earlier, bad, bytes] = [0, 0, 0, 0]
  let batch: AcdEvent[] = []
  for await (const read of readRecords(input)) {
    records += 1
    const judged = judgeRecord(read, instantOf)
    if ('reason' in judged) {
      bad += 1
      await onBad(read.place, judged.reason)
    } else if (records <= known) {
      earlier += 1
    } else {
      batch.push(judged.event)
      bytes += read.size
    }
    if (records % batchSize === 0) await onProgress(records)
    if (batch.length < batchSize && bytes < batchBytes) continue
    await store.add(batch, records)
    batch = []
    bytes = 0
  }
  if (batch.length > 0) await store.add(batch, records)
  await store.end()
  await onProgress(records)
  return { stored: store.stored() + earlier, bad, earlier }
}

/**
 * Imports events in batches, each committed with its progress: broken off and begun again with the
 * same file, it goes on behind the last batch. Bad records are named, the good ones are in.
 */
export async function importEvents(task: Import): Promise<Imported> {
  const { db, ClientsID, zone, source } = task
  await ensureClient(db, ClientsID)
  const instantOf = readStamps(zone)
  const store = storing(task, instantOf)
  try {
    const imported = await run(task, instantOf, store)
    await db.asTenant(ClientsID, async (tx) => {
      await forgetProgress(tx, source)
      const after = { source, ...imported }
      await recordAudit(tx, commandLine(ClientsID), { action: 'events.imported', id: null, after })
    })
    if (store.stored() > batchSize) await db.analyze()
    return imported
  } catch (error) {
    await store.end().catch(() => undefined)
    throw new ImportStopped(store.stored(), error)
  }
}
