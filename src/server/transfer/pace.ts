import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '../db/open'

/** A batch is full with so many records, or once its records have so many bytes. */
const fullBatch = { records: 1000, bytes: 128 * 1024 }

/** Milliseconds of a batch on the embedded database, where everybody else waits for it. */
const batchMs = 60
/** The least part of a full batch, however slow the machine is. */
const leastShare = 0.05
/** Batches grow and shrink by no more than this, so that one slow moment changes little. */
const maxChange = 2

/** The pause after a batch, as a part of the time that the batch took. */
const pausePart = 0.1
/** The longest further pause while others wait, as a multiple of that time. */
const maxPauses = 1

/**
 * The pace of an import beside other work. What a row costs depends on its text and on the machine:
 * so on the embedded database a quick batch makes the next one larger, and a slow one smaller.
 */
export function paceOf(db: Pick<Db, 'kind' | 'leisure'>) {
  let share = db.kind === 'embedded' ? 0.2 : 1
  return {
    isFull: (records: number, bytes: number) =>
      records >= fullBatch.records * share || bytes >= fullBatch.bytes * share,

    /** Pauses after a batch that took so many milliseconds, and sets the size of the next one. */
    async rest(took: number): Promise<void> {
      if (db.kind === 'embedded') {
        const change = Math.min(maxChange, Math.max(1 / maxChange, batchMs / took))
        share = Math.min(1, Math.max(leastShare, share * change))
      }
      await delay(took * pausePart)
      await db.leisure(took * maxPauses)
    },
  }
}
export type Pace = ReturnType<typeof paceOf>
