import type { Injury } from './injuries'
import { startUpstream, type TestUpstream } from './startUpstream'

/** What becomes of calls of a method whose path ends so. */
export type InjuredCalls = { method: 'GET' | 'POST'; path: string; injury: Injury }

/** What a journey does to the system behind a mirror; `injured` takes the place of what was. */
export type UpstreamAsk = {
  injured?: InjuredCalls[]
  isDown?: boolean
  /** Somebody else's call of it. */
  call?: { method: 'GET' | 'POST'; path: string; body?: object }
}
export type UpstreamTold = {
  host: string
  /** What somebody else's call was answered. */
  answer: { records: { ID: number; Subject: string }[] } | undefined
}

/** As long as a journey may leave it in silence. */
export const journeyLimits = { connectMs: 10_000, silenceMs: 120_000 }

/** The existing system of the journeys that are about a mirror; it is made by the first of them. */
export function journeyMirror(clock: () => number) {
  let upstream: TestUpstream | undefined

  function injure(of: TestUpstream, injured: readonly InjuredCalls[]): void {
    of.injure(({ method, path }) => {
      of.server.time.now = Math.max(of.server.time.now, clock())
      return injured.find((one) => one.method === method && path.endsWith(one.path))?.injury
    })
  }

  return {
    /** As on the first day; the settings of a mirror of it. */
    async begin(injured: readonly InjuredCalls[]): Promise<Record<string, string>> {
      if (upstream) await upstream.server.reset()
      else upstream = await startUpstream()
      await upstream.setDown(false)
      injure(upstream, injured)
      return { ...upstream.settings, CALLBOARD_UPSTREAM_INTERVAL: '0.2' }
    },
    async ask({ injured, isDown, call }: UpstreamAsk): Promise<UpstreamTold> {
      if (!upstream) throw new Error('This journey has no upstream')
      if (injured) injure(upstream, injured)
      if (isDown !== undefined) await upstream.setDown(isDown)
      const { host, server } = upstream
      if (!call) return { host, answer: undefined }
      const { method, path, body } = call
      server.time.now = Math.max(server.time.now, clock())
      const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) }
      const answer = await server.fetch(`/rest/v1.0/1${path}`, init)
      return { host, answer: await answer.json() }
    },
  }
}
