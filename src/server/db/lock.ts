import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Another process has the data directory open. */
export class DataDirectoryInUse extends Error {}

type Holder = { pid: number; started: string }

/** When a process began: a pid alone may belong to another process by now. */
function startedAt(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  try {
    // Behind the command in brackets, which may hold spaces: field 22, ticks since the boot.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    if (fields?.[0] === 'Z') return undefined
    return `${boot}/${fields?.[19]}`
  } catch {
    return startedElsewhere(pid)
  }
}

/** Without /proc: what ps says, and where there is no ps, that it runs. */
function startedElsewhere(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return 'running'
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'))
    return typeof holder.pid === 'number' ? holder : undefined
  } catch {
    return undefined
  }
}

const isHeld = ({ pid, started }: Holder) => startedAt(pid) === started

function take(file: string): boolean {
  const holder: Holder = { pid: process.pid, started: startedAt(process.pid) ?? '' }
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/**
 * Removes what a process that is gone has left. Renaming first means that of two who come at
 * once only one removes it, and that a lock taken meanwhile is put back.
 */
function removeStale(file: string, seen: Holder | undefined): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  if (moved && isHeld(moved) && JSON.stringify(moved) !== JSON.stringify(seen)) {
    renameSync(aside, file)
    return
  }
  rmSync(aside, { force: true })
}

/** Only one process may open a data directory: two would lose each other's rows. */
export function lockDataDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'lock')
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (take(file)) return () => rmSync(file, { force: true })
    const holder = readHolder(file)
    if (holder && isHeld(holder)) {
      throw new DataDirectoryInUse(
        `The data directory ${resolve(dataDir)} is in use by process ${holder.pid}. Stop that process, or set CALLBOARD_DATA_DIR to another folder; nothing was changed.`,
      )
    }
    removeStale(file, holder)
  }
  throw new DataDirectoryInUse(
    `The data directory ${resolve(dataDir)} is being opened by other processes. Try again; nothing was changed.`,
  )
}
