/** How a backup ended, at an instant. */
export type BackupOutcome = { at: number } & (
  | { isWhole: true }
  | { isWhole: false; reason: string }
)

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
  const mirrors = new Map<number, number>()
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
    /** What is known of a client account's upstream is of this instant. */
    noteMirror: (ClientsID: number, asOf: number) => void mirrors.set(ClientsID, asOf),
    /** Undefined: none are set up, and none was made. */
    backups: () => backups,
    /** Instants by client account. */
    mirrors: (): ReadonlyMap<number, number> => mirrors,
  }
}
export type OperationNotes = ReturnType<typeof operationNotes>
