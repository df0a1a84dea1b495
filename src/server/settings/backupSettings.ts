import * as z from 'zod/mini'
import { isSchedule } from './backupTimes'

/** Backups by the server itself: where to, when, and how many are kept. */
export type BackupPlan = { dir: string; at: string; keep: number }

/** @see settings of config.ts */
export const backupSchemas = {
  CALLBOARD_BACKUP_DIR: [z.optional(z.string()), undefined, 'the path of a folder'],
  CALLBOARD_BACKUP_AT: [
    z.optional(z.string().check(z.refine(isSchedule))),
    undefined,
    'a cron expression of five fields, or six with seconds first, such as 0 3 * * *',
  ],
  CALLBOARD_BACKUP_KEEP: [
    z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,3}$/)), z.transform(Number))),
    undefined,
    'a whole number of files from 1 to 9999',
  ],
} as const

type Given = { [Name in keyof typeof backupSchemas]: z.output<(typeof backupSchemas)[Name][0]> }

const nightly = '0 3 * * *'
const week = 7

/** The plan, and what is wrong of settings that are right by themselves. */
export function readBackupPlan(given: Given): { plan: BackupPlan | undefined; faults: string[] } {
  const { CALLBOARD_BACKUP_DIR: dir, CALLBOARD_BACKUP_AT: at, CALLBOARD_BACKUP_KEEP: keep } = given
  if (dir !== undefined) return { plan: { dir, at: at ?? nightly, keep: keep ?? week }, faults: [] }
  const alone = [
    ...(at === undefined ? [] : ['CALLBOARD_BACKUP_AT']),
    ...(keep === undefined ? [] : ['CALLBOARD_BACKUP_KEEP']),
  ]
  return {
    plan: undefined,
    faults: alone.map((name) => `${name} needs CALLBOARD_BACKUP_DIR, the folder for the backups.`),
  }
}
