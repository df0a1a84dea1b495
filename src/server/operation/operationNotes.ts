import type { MirrorState } from '@/contract/upstream/mirror'

/** How a backup ended, at an instant. */
export type BackupOutcome = { at: number } & (
  | { isWhole: true }
  | { isWhole: false; reason: string }
)

/** What is known of a client account's upstream, of which instant and in which state it is. */
export type MirrorNote = {
  /** Null: no reading was whole yet. */
  asOf: number | null
  stateAt: (now: number) => MirrorState
}

type BackupNotes = {
  lastWhole: number | undefined
  lastFailure: { at: number; reason: string } | undefined
  failures: number
}

/**
 * Whoever makes room need not write something for it to be seen: a proxy may send no change to who is
 * not ready.
 */
const fullForMs = 10_000

/**
 * What goes on beside the answers of this process, for metrics and the health page: who makes
 * backups or reads an upstream notes here how that went.
 */
export function operationNotes() {
  let isEnding = false
  let fullAt: number | undefined
  let backups: BackupNotes | undefined
  const mirrors = new Map<number, MirrorNote>()
  return {
    /** Backups are set up; before the first one there is none. */
    noteBackups: () => {
      backups ??= { lastWhole: undefined, lastFailure: undefined, failures: 0 }
    },
    noteBackup: (outcome: BackupOutcome) => {
      const { lastWhole, lastFailure, failures = 0 } = backups ?? {}
      backups = outcome.isWhole
        ? { lastWhole: outcome.at, lastFailure, failures }
        : {
            lastWhole,
            lastFailure: { at: outcome.at, reason: outcome.reason },
            failures: failures + 1,
          }
    },
    noteMirror: (ClientsID: number, note: MirrorNote) => void mirrors.set(ClientsID, note),
    /** It ends: what is under way is answered, and nothing new should come here. */
    noteEnding: () => {
      isEnding = true
    },
    /** A call found no room for what it stores, or found some. */
    noteRoom: (now: number, isThere: boolean) => {
      fullAt = isThere ? undefined : now
    },
    isEnding: () => isEnding,
    /** Whether the last change, a moment ago, found no room: reads alone would work. */
    isFull: (now: number) => fullAt !== undefined && now - fullAt < fullForMs,
    /** Undefined: none are set up, and none was made. */
    backups: () => backups,
    /** By client account. */
    mirrors: (): ReadonlyMap<number, MirrorNote> => mirrors,
  }
}
export type OperationNotes = ReturnType<typeof operationNotes>
