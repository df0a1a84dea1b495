import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

const cache = join('node_modules', '.cache', 'callboard')

/** Longer than any run of the tests, in ms: what nobody asked for since then goes. */
const keptFor = 2 * 60 * 60_000

const ageOf = (path: string) =>
  Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)

const kinds = /^(build|template|cluster)-/

/** Another run may tidy up at the same time. */
function removeUnused(): void {
  for (const name of readdirSync(cache).filter((each) => kinds.test(each))) {
    const path = join(cache, name)
    if (ageOf(path) > keptFor) rmSync(path, { recursive: true, force: true })
  }
}

/**
 * The path of a file or folder that is dear to make, by a name which tells it from what other
 * sources would make: made once, and kept for later runs.
 */
export async function madeOnce(
  name: string,
  make: (path: string) => Promise<unknown>,
): Promise<string> {
  const path = join(cache, name)
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path)) {
    // Another process may be making the same one: a rename shows it whole or not at all.
    const own = `${path}.${randomUUID()}`
    await make(own)
    try {
      renameSync(own, path)
    } catch (error) {
      rmSync(own, { recursive: true, force: true })
      if (!existsSync(path)) throw error
    }
  }
  const now = new Date()
  utimesSync(join(cache, name.split('/')[0] ?? name), now, now)
  removeUnused()
  return path
}
