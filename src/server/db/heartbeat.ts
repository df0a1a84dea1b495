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
import { DatabaseEnded } from './embeddedThread'
import { entryPath, type Holder } from './lockEntry'

/** A beat each so many milliseconds; who is still for five of them is taken for gone elsewhere. */
const pace = 3_000
/** After so long without one this process looks first whether it still has the folder. */
const doubt = 9_000

const beatText = (count: number) => String(count).padStart(12, '0')
const taken = () =>
  new DatabaseEnded('another process has taken over its folder while this one stood still')

/** Both clocks: the one stands still while a machine sleeps, the other may be set. */
const instant = () => [performance.now(), Date.now()] as const
const since = ([ticks, clock]: readonly [number, number]) =>
  Math.max(performance.now() - ticks, Math.abs(Date.now() - clock))

/** Leaves the entry in the folder, whole from its first moment, and keeps it stirring. */
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
    // Always the same bytes of the same file: it needs no room, and never is anybody else's.
    await promisify(write)(file, Buffer.from(beatText(count)), 0, 12, text.length)
    await promisify(fdatasync)(file)
    if (isOver) return
    assertOwn()
    last = instant()
  }
  // Without a beat there is a doubt, which `assertHeld` clears up.
  const timer = setInterval(() => void beat().catch(() => undefined), pace)
  timer.unref()

  return {
    /** Resolves when the folder is this process's no more. */
    lost,
    /** To be called before and after every use of the folder. */
    assertHeld: () => {
      if (since(last) > doubt) assertOwn()
    },
    end: () => {
      isOver = true
      clearInterval(timer)
      closeSync(file)
    },
  }
}
