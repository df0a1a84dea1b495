import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Journey } from '../src/testing/journeyServer'

export type JourneyServer = {
  /** Fresh rows, and a way in for each role. */
  begin: () => Promise<Journey>
  stop: () => Promise<void>
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The journeys' server ended with exit code ${code}; its output is above.`)
  })
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message
}

/** The real server in a process of its own, so that the browser's work does not slow it. */
export async function startJourneyServer(): Promise<JourneyServer> {
  const child = fork('src/testing/run.mjs', ['src/testing/journeyServer.ts'])
  await nextMessage(child)
  return {
    begin: async () => {
      child.send('begin')
      // After its first word journeyServer.ts sends this shape and no other.
      return (await nextMessage(child)) as Journey
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
