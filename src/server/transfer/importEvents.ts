import type { AcdEvent } from '@/contract/event/events'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { ensureClient } from '../auth/clients'
import type { Db } from '../db/open'
import { forgetProgress, progressOf, rememberProgress } from './importProgress'
import { type Pace, paceOf } from './pace'
import { NotEvents } from './read'
import { readRecords } from './readRecords'
import { type ReadStamp, readStamps } from './readStamp'
import { moveIdsBeyond, upsertEvents } from './upsertEvents'
import { validateRecord } from './validateRecord'

/** After so many records their pages are marked as visible, which is one short turn of its own. */
const markedEvery = 2000
/** Fewer records leave the statistics as good as they were. */
const fewRecords = 1000
const progressEvery = 1000

type Import = {
  db: Db
  ClientsID: number
  zone: string
  input: AsyncIterable<Uint8Array>
  /** What tells this file from others, so that an import that broke off can go on. */
  source: string
  /** No create gets an ID up to this one once the import has begun: the highest of the file. */
  highestId?: number
  /** Events that were created here are replaced too. */
  isReplacing?: boolean
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

/** Of records with the same ID the last one stays, as if they had come one after the other. */
type Batch = { events: Map<number, AcdEvent>; places: { id: number; place: string }[] }
const emptyBatch = (): Batch => ({ events: new Map(), places: [] })

/**
 * Stores one batch while the next one is read; each is committed with how far it brings us, and
 * the first with who began it.
 */
function storing(task: Import, instantOf: ReadStamp, keptBefore: number, pace: Pace) {
  const { db, ClientsID, source, onBad, isReplacing = false } = task
  let current: Promise<void> = Promise.resolve()
  let [stored, kept, isBegun, unmarked] = [0, keptBefore, false, 0]
  const begun = { action: 'events.import', id: null, after: { source } } as const
  const store = async ({ events, places }: Batch, records: number) => {
    let began = 0
    const left = await db.asAccount(ClientsID, async (tx) => {
      began = performance.now()
      const ids = await upsertEvents(tx, ClientsID, [...events.values()], instantOf, {
        isReplacing,
      })
      const named = places.filter(({ id }) => ids.has(id))
      await rememberProgress(tx, ClientsID, source, { records, kept: kept + named.length })
      if (!isBegun) await recordAudit(tx, commandLine(ClientsID), begun)
      return named
    })
    const took = performance.now() - began
    isBegun = true
    stored += places.length - left.length
    kept += left.length
    for (const { id, place } of left) await onBad(place, keptReason(id))
    await pace.rest(took)
    unmarked += places.length
    if (unmarked < markedEvery) return
    unmarked = 0
    await db.markVisible()
  }
  return {
    async add(batch: Batch, records: number) {
      await current
      current = store(batch, records)
      // Met by the next `add` or by `end`, not by the process.
      current.catch(() => undefined)
    },
    end: () => current,
    stored: () => stored,
    kept: () => kept,
  }
}

const keptReason = (id: number) =>
  `event ${id} was created here and is kept; --replace puts the file's in its place`

/** Before the first record is stored, and not at all for a file that is something else. */
async function reserveIds({ db, ClientsID, highestId = 0 }: Import): Promise<void> {
  if (highestId > 0) await db.asAccount(ClientsID, (tx) => moveIdsBeyond(tx, highestId))
}

type Running = { instantOf: ReadStamp; known: number; store: Storing; pace: Pace }

async function run(task: Import, { instantOf, known, store, pace }: Running) {
  let [records, earlier, bad, bytes] = [0, 0, 0, 0]
  let batch = emptyBatch()
  for await (const read of readRecords(task.input)) {
    if (records === 0) await reserveIds(task)
    records += 1
    const validated = validateRecord(read, instantOf)
    if ('reason' in validated) {
      bad += 1
      await task.onBad(read.place, validated.reason)
    } else if (records <= known) {
      earlier += 1
    } else {
      batch.events.set(validated.event.ID, validated.event)
      batch.places.push({ id: validated.event.ID, place: read.place })
      bytes += read.size
    }
    if (records % progressEvery === 0) await task.onProgress(records)
    if (!pace.isFull(batch.places.length, bytes)) continue
    await store.add(batch, records)
    batch = emptyBatch()
    bytes = 0
  }
  if (batch.places.length > 0) await store.add(batch, records)
  await store.end()
  await task.onProgress(records)
  return { records, earlier, bad }
}

type Storing = ReturnType<typeof storing>

/**
 * Imports events in batches, each committed with its progress: after an abort, an import of the
 * same file resumes after the last batch. Bad records are named, the good ones are stored.
 */
export async function importEvents(task: Import): Promise<Imported> {
  const { db, ClientsID, zone, source } = task
  await ensureClient(db, ClientsID)
  const instantOf = readStamps(zone)
  const known = await db.asAccount(ClientsID, (tx) => progressOf(tx, source))
  const pace = paceOf(db)
  const store = storing(task, instantOf, known.kept, pace)
  try {
    const ran = await run(task, { instantOf, known: known.records, store, pace })
    const earlier = ran.earlier - known.kept
    const imported = { stored: store.stored() + earlier, bad: ran.bad + store.kept(), earlier }
    await db.asAccount(ClientsID, async (tx) => {
      await forgetProgress(tx, source)
      const after = { source, ...imported }
      await recordAudit(tx, commandLine(ClientsID), { action: 'events.imported', id: null, after })
    })
    if (store.stored() > fewRecords) await db.analyze()
    return imported
  } catch (error) {
    if (error instanceof NotEvents) throw error
    await store.end().catch(() => undefined)
    throw new ImportStopped(store.stored(), error)
  }
}
