import type { Running } from './start'

/** However long something still hangs after a signal, the process ends. */
const graceMs = 9_500
/** The same once the database has ended: all who waited for it have their answers by then. */
const graceWithoutDatabaseMs = 2_000

const say = (text: string) => process.stderr.write(`${text}\n`)

/** Calls once, at the first signal; the next one ends the process at once. */
export function onSignal(stop: (signal: NodeJS.Signals) => void): void {
  const signals = ['SIGTERM', 'SIGINT'] as const
  const onFirst = (signal: NodeJS.Signals) => {
    for (const each of signals) process.off(each, onFirst)
    stop(signal)
  }
  for (const each of signals) process.on(each, onFirst)
}

/** Ends the process at a signal, with 0, or when its database has ended, with 1 and a sentence. */
export function runUntilEnd({ stop, broken }: Pick<Running, 'stop' | 'broken'>): void {
  const end = (code: number, within: number) => {
    process.exitCode = code
    setTimeout(() => process.exit(code || 1), within).unref()
    const done = () => process.exit(code)
    void stop().then(done, done)
  }
  onSignal(() => end(0, graceMs))
  void broken.then((error) => {
    say(error.message)
    end(1, graceWithoutDatabaseMs)
  })
}
