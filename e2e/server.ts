import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { AcdEvent } from '../src/contract/event/events'
import { buildServer, builtPath } from '../src/testing/builtServer'
import type { Ask, Journey, JourneySettings } from '../src/testing/journeyServer'
import type { UpstreamAsk, UpstreamTold } from '../src/testing/upstream/journeyMirror'

export type JourneyServer = {
  /** Fresh rows, and a way in for each role. */
  begin: (settings: JourneySettings) => Promise<Journey>
  /** A new app on the same address and database. */
  restart: () => Promise<void>
  /** The same with a new build of the web app: the files of the one before are gone. */
  deploy: () => Promise<void>
  /** Records as an import stores them, whatever they hold. */
  store: (events: AcdEvent[]) => Promise<void>
  /** The server's clock goes on by so many ms at once. */
  later: (ms: number) => Promise<void>
  /** A statement of the tables' owner. */
  asOwner: (sql: string) => Promise<void>
  /** What becomes of the system that a mirror is in front of, and what it says. */
  upstream: (asked: UpstreamAsk) => Promise<UpstreamTold>
  stop: () => Promise<void>
}

/** What the server says next; an error once it has ended, whoever waits for it then. */
function wordsOf(child: ChildProcess): () => Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The journeys' server ended with exit code ${code}; its output is above.`)
  })
  ended.catch(() => undefined)
  return async () => {
    const [message] = await Promise.race([once(child, 'message'), ended])
    return message
  }
}

/** The real server in a process of its own, so that the browser's work does not slow it. */
export async function startJourneyServer(): Promise<JourneyServer> {
  // Built before the first worker: this finds it.
  await buildServer()
  const child = fork(builtPath('journeyServer'))
  const nextMessage = wordsOf(child)
  await nextMessage()
  const ask = (asked: Ask) => child.send(asked)
  return {
    begin: async (settings) => {
      ask({ begin: settings })
      // After its first word journeyServer.ts sends this shape and no other.
      return (await nextMessage()) as Journey
    },
    restart: async () => {
      ask({ restart: true })
      await nextMessage()
    },
    deploy: async () => {
      ask({ deploy: true })
      await nextMessage()
    },
    store: async (events) => {
      ask({ store: events })
      await nextMessage()
    },
    later: async (ms) => {
      ask({ later: ms })
      await nextMessage()
    },
    asOwner: async (sql) => {
      ask({ sql })
      await nextMessage()
    },
    upstream: async (asked) => {
      ask({ upstream: asked })
      // After this question journeyServer.ts sends this shape and no other.
      return (await nextMessage()) as UpstreamTold
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
