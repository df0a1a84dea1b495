import { setTimeout as delay } from 'node:timers/promises'
import type { Answer, ServerClient } from '../serverClient'

/**
 * What people and programs of a centre do at the same time, each again where it failed once; `run` is
 * in the name of each event.
 */
export function centreLoad(client: ServerClient, run: string) {
  const created = new Map<string, number>()
  const held = new Set<string>()
  const failures: string[] = []
  const counts = { calls: 0, again: 0 }
  let isOver = false

  async function twice(what: string, send: () => Promise<Answer>): Promise<Answer | undefined> {
    counts.calls += 1
    const first = await send().catch(() => undefined)
    if (first?.status === 200) return first
    counts.again += 1
    const second = await send().catch((error) => ({ status: 0, text: String(error) }))
    if (second.status === 200) return second
    failures.push(`${what}: ${first?.status ?? 'no answer'}, then ${second.status} ${second.text}`)
    return undefined
  }

  const repeat = async (pauseMs: number, work: (round: number) => Promise<unknown>) => {
    for (let round = 0; !isOver; round += 1) {
      await work(round)
      await delay(pauseMs)
    }
  }

  const create = (writer: number) =>
    repeat(20, async (round) => {
      const name = `${run}-${writer}-${round}-`
      const answer = await twice('create', () => client.create(name, name))
      if (answer) created.set(name, JSON.parse(answer.text).records[0].ID)
    })
  const hold = () =>
    repeat(100, async (round) => {
      const name = `${run}-held-${round}-`
      if (await twice('held create', () => client.hold(name))) held.add(name)
    })
  const read = (path: string) => repeat(50, () => twice(path, () => client.get(path)))

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
