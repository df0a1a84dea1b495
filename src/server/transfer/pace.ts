import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '../db/open'

/** A batch never holds more than this many records, or than so many bytes of them and one record. */
const most = { records: 1000, bytes: 128 * 1024 }

/** Milliseconds of a batch on the embedded database, where everybody else waits for it. */
const turn = 60
/** The least part of a full batch, however slow the machine is. */
const leastShare = 0.05
/** Batches grow and shrink by no more than this, so that one slow moment changes little. */
const mostChange = 2

/** The part of a batch's time that others have the database to themselves after it, at least. */
const pausePart = 0.1
/** While others want the database it is theirs for so many times a batch's time, at most. */
const mostPauses = 1

/**
 * How an import goes beside others. A row costs by its text and by the machine, so that no number
 * of bytes fits all: on the embedded database each batch is as large as the one before it was quick.
 */
export function paceOf(db: Pick<Db, 'kind' | 'leisure'>) {
  let share = db.kind === 'embedded' ? 0.2 : 1
  return {
    isFull: (records: number, bytes: number) =>
      records >= most.records * share || bytes >= most.bytes * share,

    /** What comes after a batch that took so long. */
    async rest(took: number): Promise<void> {
      if (db.kind === 'embedded') {
        const change = Math.min(mostChange, Math.max(1 / mostChange, turn / took))
        share = Math.min(1, Math.max(leastShare, share * change))
      }
      await delay(took * pausePart)
      await db.leisure(took * mostPauses)
    },
  }
}
export type Pace = ReturnType<typeof paceOf>
