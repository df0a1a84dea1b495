import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

/** Where a unix socket's path may at the longest end, on every system that has them. */
const longest = 100

/** The same for the server and for the verbs beside it: in the data directory, where that fits. */
export function ownerSocketPath(dataDir: string): string {
  const folder = resolve(dataDir)
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\callboard-${name}`
  const inside = join(folder, 'owner.sock')
  if (Buffer.byteLength(inside) <= longest) return inside
  return join(tmpdir(), `callboard-${userInfo().uid}-${name}`, 'owner.sock')
}
