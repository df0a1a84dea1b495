// PostgreSQL keeps its write-ahead log since the last checkpoint, and PGlite makes none by itself:
// the log would grow with all that is written, and with it the start after a crash.

const megabyte = 1024 * 1024

/** Bytes of log after which a checkpoint is made while nobody waits, and in any case. */
const idleBytes = 16 * megabyte
const maxBytes = 96 * megabyte
/** After so long a checkpoint is made for any write. */
const longestMs = 5 * 60_000
/** Bytes of log after a failed checkpoint (a full disk) until the next try. */
const afterFailure = 8 * megabyte
/** Without a query for so long, nobody waits. */
const pauseMs = 200

/** What keeps the files of the log few; a checkpoint renames the old ones for further use. */
export const walSettings = {
  min_wal_size: '32MB',
  max_wal_size: '128MB',
  // With 0 PostgreSQL never writes their file: a full disk would end it there.
  max_active_replication_origins: '0',
}

const segment = 16 * megabyte
const segmentName = /\/pg_wal\/[0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8})$/

/**
 * Where in the log a write ends, as a number of bytes since the log began.
 * @param {string} path
 * @param {number} end in the file
 */
function positionOf(path, end) {
  const [, high, low] = segmentName.exec(path) ?? []
  if (high === undefined || low === undefined) return undefined
  return Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16) * segment + end
}

/**
 * Says when a checkpoint is due; `checkpoint` makes one and says whether it went well.
 * @param {() => Promise<boolean>} checkpoint
 */
export function walKeeper(checkpoint) {
  let position = 0
  let done = 0
  let doneAt = Date.now()
  let askedAt = 0
  let isBetween = true

  async function make() {
    const upTo = position
    doneAt = Date.now()
    done = upTo
    if (!(await checkpoint())) done = upTo - maxBytes + afterFailure
  }
  const written = () => position - done
  const isDue = () => written() > idleBytes || (written() > 0 && Date.now() - doneAt > longestMs)

  return {
    /**
     * A write to any file of the database.
     * @param {string} path
     * @param {number} end
     */
    onWrite(path, end) {
      position = Math.max(position, positionOf(path, end) ?? 0)
    },
    /** Called once PostgreSQL has opened, which has checkpointed all that was written before. */
    begin() {
      done = position
      setInterval(() => {
        if (isBetween && isDue() && Date.now() - askedAt > pauseMs) void make()
      }, pauseMs).unref()
    },
    onQuestion() {
      askedAt = Date.now()
    },
    /** @param {boolean} noTransaction whether no transaction is open after the answer */
    async onAnswer(noTransaction) {
      isBetween = noTransaction
      if (isBetween && written() > maxBytes) await make()
    },
  }
}
