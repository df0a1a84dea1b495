import { SingleBar } from 'cli-progress'
import type { Io } from '../verbs/verb'

/**
 * How far a verb is along: bytes read of a file, or things done out of a number that is known before
 * or comes with the progress. The bar shows how many of what are done.
 */
type Measure = { total?: number; reached?: () => number; things?: string }

export type Terminal = Io & {
  /** Ends the verb at its next output. */
  stop: (reason: Stopped) => void
  end: () => void
}

/** The verb was asked to stop. */
export class Stopped extends Error {}

export type TerminalSettings = { input?: AsyncIterable<Uint8Array>; measure?: Measure }

/** Resolves when the text is written, so that a slow reader slows the verb down. */
const write = (stream: NodeJS.WriteStream, text: string | Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()))
  })

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** A progress bar on standard error. */
function progressBar({ total = 0, reached, things = 'events' }: Measure) {
  const format = ` {bar} {percentage}% | {things} ${things} | {eta_formatted} left`
  const stream = process.stderr
  const bar = new SingleBar({ format, stream, clearOnComplete: true, barsize: 30 })
  let isShown = false
  return {
    show(done: number, of = total) {
      if (!isShown) bar.start(of, 0, { things: 0 })
      isShown = true
      bar.update(reached?.() ?? done, { things: Math.round(done).toLocaleString('en') })
    },
    hide() {
      if (isShown) bar.stop()
      isShown = false
    },
  }
}

/** This process's own input and output. */
export function terminal({ input = nothing(), measure }: TerminalSettings): Terminal {
  const bar = measure && process.stderr.isTTY ? progressBar(measure) : undefined
  let stopped: Stopped | undefined
  // Each write rejects by itself; without a listener the error would first end the process.
  process.stdout.on('error', () => undefined)
  const goOn = () => {
    if (stopped) throw stopped
  }
  return {
    input,
    out: async (output) => {
      goOn()
      await write(process.stdout, output)
    },
    err: async (text) => {
      bar?.hide()
      await write(process.stderr, text)
    },
    progress: async (done, total) => {
      goOn()
      bar?.show(done, total)
    },
    stop: (reason) => {
      stopped = reason
    },
    end: () => bar?.hide(),
  }
}
