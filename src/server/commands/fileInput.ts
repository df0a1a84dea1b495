import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { highestId } from '../transfer/highestId'

const headSize = 65_536

/** Names a file by its size, time of change and beginning: the same file has the same source. */
async function sourceOf(handle: FileHandle): Promise<{ source: string; size: number }> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0)
  const { size, mtimeMs } = await handle.stat()
  const hash = createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex')
  return { source: `${size}/${Math.round(mtimeMs)}/${hash}`, size }
}

/**
 * A file to import: a stream of it, what tells it from others, the highest ID that it names, and
 * how much of it was read.
 */
export async function fileInput(file: string) {
  const handle = await open(file)
  const { source, size } = await sourceOf(handle)
  const highest = String(await highestId(createReadStream(file)))
  const stream = createReadStream('', { fd: handle, start: 0 })
  return {
    input: stream,
    source,
    highest,
    measure: { total: size, reached: () => stream.bytesRead },
  }
}
