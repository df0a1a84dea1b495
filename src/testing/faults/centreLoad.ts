import { setTimeout as delay } from 'node:timers/promises'
import type { Answer, ServerClient } from '../serverClient'

type LoadOptions = {
  /** Stands in the name of each event. */
  run: string
  /** Grows when a server is killed, and when it is dead. */
  faults: () => number
}

/** A client's other kept connections to a server that was killed are known to be dead by then. */
const pauseMs = 250

/**
 * What people and programs of a centre do at the same time, each again where it failed once, and
 * once more where another server was killed under it meanwhile.
 */
export function centreLoad(client: ServerClient, { run, faults }: LoadOptions) {
  const created = new Map<string, number>()
  const held = new Set<string>()
  const failures: string[] = []
  const counts = { calls: 0, again: 0, onceMore: 0 }
  let isOver = false

  async function again(what: string, send: () => Promise<Answer>): Promise<Answer | undefined> {
    counts.calls += 1
    for (let tries = 1; ; tries += 1) {
      const [before, from] = [faults(), performance.now()]
      const answer = await send().catch((error) => ({ status: 0, text: String(error) }))
      if (answer.status === 200) return answer
      if (tries > 1 && faults() === before) {
        const ms = Math.round(performance.now() - from)
        failures.push(`${what}, try ${tries}, after ${ms} ms: ${answer.status} ${answer.text}`)
        return undefined
      }
      counts.again += 1
      if (tries > 1) counts.onceMore += 1
      await delay(pauseMs)
    }
  }

  const repeat = async (everyMs: number, work: (round: number) => Promise<unknown>) => {
    for (let round = 0; !isOver; round += 1) {
      await work(round)
      await delay(everyMs)
    }
  }

  const create = (writer: number) =>
    repeat(20, async (round) => {
      const name = `${run}-${writer}-${round}-`
      const answer = await again('create', () => client.create(name, name))
      if (answer) created.set(name, JSON.parse(answer.text).records[0].ID)
    })
  const hold = () =>
    repeat(100, async (round) => {
      const name = `${run}-held-${round}-`
      if (await again('held create', () => client.hold(name))) held.add(name)
    })
  const read = (path: string) => repeat(50, () => again(path, () => client.get(path)))

  const running = [
    create(1),
    create(2),
    hold(),
    read(`/rest/v1.0/1/acd/events?filter=${run}&limitPageSize=50&total=true`),
    read('/app/v1/events?limitPageSize=50&counted=true'),
    read('/app/v1/alerts'),
  ]
  return {
    created,
    held,
    failures,
    counts,
    stop: async () => {
      isOver = true
      await Promise.all(running)
    },
  }
}
