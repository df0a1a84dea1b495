import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** How long a unix socket's path may be on every system that has them, with some to spare. */
const longest = 100

/**
 * Hands over a path of the same file that is short enough for a unix socket, for as long as the
 * call takes: binding and connecting look it up once. The socket itself stays in its folder, where
 * processes with another `/tmp` find it too.
 */
export function withShortPath<Result>(path: string, use: (path: string) => Result): Result {
  if (Buffer.byteLength(path) <= longest) return use(path)
  const folder = mkdtempSync(join(tmpdir(), 'callboard-'))
  try {
    const link = join(folder, 'to')
    symlinkSync(dirname(path), link)
    return use(join(link, basename(path)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
