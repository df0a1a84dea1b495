// PostgreSQL keeps its write-ahead log since the last checkpoint, and PGlite makes none by itself:
// the log would grow with all that is written, and with it the start after a crash.

const megabyte = 1024 * 1024

/** So much is written before a checkpoint that nobody waits for, and before one that must be. */
const atLeisure = 16 * megabyte
const atMost = 96 * megabyte
/** What was written so long ago is checkpointed, however little it is. */
const longest = 5 * 60_000
/** After a failed one (a full disk) so much may be written before the next try. */
const afterFailure = 8 * megabyte
/** Without a question for so long, nobody waits. */
const pause = 200

/** What keeps the files of the log few; a checkpoint renames the old ones for further use. */
export const walSettings = {
  min_wal_size: '32MB',
  max_wal_size: '128MB',
  // With none there is no file of theirs to write, for which a full disk would be the end.
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
    if (!(await checkpoint())) done = upTo - atMost + afterFailure
  }
  const written = () => position - done
  const isDue = () => written() > atLeisure || (written() > 0 && Date.now() - doneAt > longest)

  return {
    /**
     * A write to any file of the database.
     * @param {string} path
     * @param {number} end
     */
    onWrite(path, end) {
      position = Math.max(position, positionOf(path, end) ?? 0)
    },
    /** From now on: what was written before, PostgreSQL has put right as it opened. */
    begin() {
      done = position
      setInterval(() => {
        if (isBetween && isDue() && Date.now() - askedAt > pause) void make()
      }, pause).unref()
    },
    onQuestion() {
      askedAt = Date.now()
    },
    /** @param {boolean} noTransaction whether the question leaves none open */
    async onAnswer(noTransaction) {
      isBetween = noTransaction
      if (isBetween && written() > atMost) await make()
    },
  }
}
