import { setTimeout as delay } from 'node:timers/promises'
import { mirrorStates } from '@/contract/upstream/mirror'
import { version } from '../../../package.json'
import type { Db } from '../db/open'
import type { OperationNotes } from '../operation/operationNotes'
import type { StorageReader } from '../operation/readStorage'
import { eventCounts } from './eventCounts'
import type { Instruments } from './instruments'

/** A database that takes longer does not answer; a scrape waits for it no longer. */
const databaseMs = 5000

type ScrapeOptions = {
  db: Db
  instruments: Instruments
  operation: OperationNotes
  readStorage: StorageReader
  feeds: () => number
  clock: () => number
}

const timeout = (signal: AbortSignal) =>
  delay(databaseMs, undefined, { signal, ref: false }).then(() => {
    throw new Error('The database took too long')
  })

/** What is looked at when somebody asks, and not noted on the way. */
export function scraper(options: ScrapeOptions): () => Promise<string> {
  const { db, instruments, operation, readStorage, feeds, clock } = options
  const counts = eventCounts(db, instruments)

  async function readDatabase(now: number): Promise<void> {
    const { bytes, disk } = await readStorage(now)
    if (bytes !== undefined) instruments.databaseBytes.set(bytes)
    if (disk) instruments.diskFree.set(disk.freeBytes)
    await counts.refresh(now)
  }

  async function lookAtDatabase(now: number): Promise<void> {
    const over = new AbortController()
    try {
      await Promise.race([readDatabase(now), timeout(over.signal)])
      instruments.databaseUp.set(1)
    } catch {
      instruments.databaseUp.set(0)
      counts.forget()
    } finally {
      over.abort()
    }
  }

  function lookAtProcess(now: number): void {
    for (const { pool, open, idle, waiting } of db.connections()) {
      instruments.connections.set({ pool, state: 'busy' }, open - idle)
      instruments.connections.set({ pool, state: 'idle' }, idle)
      instruments.waiting.set({ pool }, waiting)
    }
    instruments.info.set({ version, database: db.kind }, 1)
    instruments.feeds.set(feeds())
    const backups = operation.backups()
    instruments.backupSuccess.set((backups?.lastWhole ?? 0) / 1000)
    instruments.backupFailures.reset()
    instruments.backupFailures.inc(backups?.failures ?? 0)
    for (const [ClientsID, { asOf, stateAt }] of operation.mirrors()) {
      const client = String(ClientsID)
      if (asOf !== null) instruments.mirrorAge.set({ client }, (now - asOf) / 1000)
      const current = stateAt(now)
      for (const state of mirrorStates) {
        instruments.mirrorState.set({ client, state }, state === current ? 1 : 0)
      }
    }
  }

  async function scrape(): Promise<string> {
    const now = clock()
    // As they are, and not as the scrape itself makes them.
    lookAtProcess(now)
    await lookAtDatabase(now)
    return instruments.registry.metrics()
  }

  let running: Promise<string> | undefined
  // Several that ask at once get one answer.
  return () => {
    running ??= scrape().finally(() => {
      running = undefined
    })
    return running
  }
}
