import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const run = (...words: string[]) => spawnSync(words[0] ?? '', words.slice(1), { encoding: 'utf8' })

/** Why this machine gives us no disk of a size of our own; undefined where it does. */
export function noSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux has a tmpfs'
  if (process.getuid?.() !== 0) return 'only root may mount a disk'
  const folder = mkdtempSync(join(tmpdir(), 'callboard-mount-'))
  const { status, stderr } = run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)
  if (status === 0) run('umount', folder)
  rmSync(folder, { recursive: true })
  return status === 0 ? undefined : `a disk cannot be mounted here: ${stderr?.trim()}`
}

/** A disk of so many megabytes, to be filled up and given room again. */
export function smallDisk(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-disk-'))
  const { status, stderr } = run(
    'mount',
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m`,
    'tmpfs',
    folder,
  )
  if (status !== 0) throw new Error(stderr)
  const filler = join(folder, 'filler')
  const free = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    dataDir: join(folder, 'data'),
    /** Takes all but so many bytes. */
    fill: (left: number) => {
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, free() - left)), { flag: 'a' })
      } catch (error) {
        // Another took the rest meanwhile: it is as full as was asked for.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove: () => {
      run('umount', '-l', folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
