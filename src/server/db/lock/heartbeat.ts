import {
  closeSync,
  fdatasync,
  fstatSync,
  openSync,
  renameSync,
  statSync,
  write,
  writeSync,
} from 'node:fs'
import { promisify } from 'node:util'
import { DatabaseEnded } from '../embedded/embeddedThread'
import { entryPath, type Holder } from './lockEntry'

/** The time between two beats. Another machine takes five missing ones for the end of a process. */
const beatMs = 3_000
/** After so long without a beat this process checks whether it still has the folder. */
const doubtMs = 9_000

const beatText = (count: number) => String(count).padStart(12, '0')
const taken = () =>
  new DatabaseEnded('another process has taken over its folder while this one stood still')

/** Of two clocks: the first stands still while a machine sleeps, the second may be set. */
const instant = () => [performance.now(), Date.now()] as const
const since = ([ticks, clock]: readonly [number, number]) =>
  Math.max(performance.now() - ticks, Math.abs(Date.now() - clock))

/** Writes the entry into the folder, whole from the start, and changes it at every beat. */
export function beginHeartbeat(folder: string, id: string, holder: Holder) {
  const path = entryPath(folder, id)
  const text = `${JSON.stringify(holder)}\n`
  const file = openSync(`${path}.new`, 'wx', 0o600)
  writeSync(file, text + beatText(0))
  renameSync(`${path}.new`, path)
  const own = fstatSync(file).ino
  let count = 0
  let last = instant()
  let isOver = false
  let tellLost: (error: DatabaseEnded) => void = () => undefined
  const lost = new Promise<DatabaseEnded>((resolve) => {
    tellLost = resolve
  })

  /** Fails once another process has removed the entry. */
  function assertOwn(): void {
    if (isOver || statSync(path, { throwIfNoEntry: false })?.ino === own) return
    const error = taken()
    tellLost(error)
    throw error
  }

  async function beat(): Promise<void> {
    count += 1
    // Overwrites the same bytes of the open file: it needs no room, and no other entry is hit.
    await promisify(write)(file, Buffer.from(beatText(count)), 0, 12, text.length)
    await promisify(fdatasync)(file)
    if (isOver) return
    assertOwn()
    last = instant()
  }
  // A beat that fails is made good by the next one, or found by `assertHeld`.
  const timer = setInterval(() => void beat().catch(() => undefined), beatMs)
  timer.unref()

  return {
    /** Resolves when another process has taken the folder. */
    lost,
    /** To be called before and after every use of the folder. */
    assertHeld: () => {
      if (since(last) > doubtMs) assertOwn()
    },
    end: () => {
      isOver = true
      clearInterval(timer)
      closeSync(file)
    },
  }
}
