/** One row: how the backups by the server itself went. */
export type BackupOutcomeTable = {
  only_row: boolean
  due_at: Date | null
  running_since: Date | null
  last_success_at: Date | null
  last_failure_at: Date | null
  fault: string | null
}
