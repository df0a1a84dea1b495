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
 * What goes on beside the answers of this process, for metrics and the health page: who makes
 * backups or reads an upstream notes here how that went.
 */
export function operationNotes() {
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
    /** Undefined: none are set up, and none was made. */
    backups: () => backups,
    /** By client account. */
    mirrors: (): ReadonlyMap<number, MirrorNote> => mirrors,
  }
}
export type OperationNotes = ReturnType<typeof operationNotes>
