import { SingleBar } from 'cli-progress'
import type { Io } from '../verbs/verb'

/** How far a verb is along: bytes read of a file, or things done out of a known number. */
type Measure = { total: number; reached?: () => number }

export type Terminal = Io & {
  /** Ends the verb at its next output. */
  stop: (reason: Stopped) => void
  end: () => void
}

/** The verb was asked to stop. */
export class Stopped extends Error {}

export type TerminalSettings = { input?: AsyncIterable<Uint8Array>; measure?: Measure }

/** Resolves when the text is written, so that a slow reader slows the verb down. */
const write = (stream: NodeJS.WriteStream, text: string) =>
  new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()))
  })

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** A progress bar on standard error. */
function progressBar({ total, reached }: Measure) {
  const format = ' {bar} {percentage}% | {events} events | {eta_formatted} left'
  const stream = process.stderr
  const bar = new SingleBar({ format, stream, clearOnComplete: true, barsize: 30 })
  let isShown = false
  return {
    show(done: number) {
      if (!isShown) bar.start(total, 0, { events: 0 })
      isShown = true
      bar.update(reached?.() ?? done, { events: done.toLocaleString('en') })
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
    out: async (text) => {
      goOn()
      await write(process.stdout, text)
    },
    err: async (text) => {
      bar?.hide()
      await write(process.stderr, text)
    },
    progress: async (done) => {
      goOn()
      bar?.show(done)
    },
    stop: (reason) => {
      stopped = reason
    },
    end: () => bar?.hide(),
  }
}
