import { once } from 'node:events'
import { SingleBar } from 'cli-progress'
import type { Io } from './verb'

const write = async (stream: NodeJS.WriteStream, text: string) => {
  if (!stream.write(text)) await once(stream, 'drain')
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** This process's own input and output; a progress bar where a person looks. */
export function terminal(
  input: AsyncIterable<Uint8Array> = nothing(),
  total?: number,
): Io & { end: () => void } {
  const format =
    total === undefined
      ? ' {value} events'
      : ' {bar} {percentage}% | {value} events | {eta_formatted}'
  const bar = process.stderr.isTTY
    ? new SingleBar({ format, stream: process.stderr, clearOnComplete: true })
    : undefined
  let begun = false
  const progress = async (done: number) => {
    if (!bar) return
    if (!begun) bar.start(total ?? 0, done)
    begun = true
    bar.update(done)
  }
  const end = () => {
    if (begun) bar?.stop()
    begun = false
  }
  return {
    input,
    out: (text) => write(process.stdout, text),
    err: async (text) => {
      end()
      await write(process.stderr, text)
    },
    progress,
    end,
  }
}
