import { setTimeout as delay } from 'node:timers/promises'
import type { Caller } from './caller'
import { say, spread } from './measure'

const list = '/rest/v1.0/1/acd/events?filter=status:open&orderBy=dtCreated&limitPageSize=50'

/** How long a list waits while something else goes on; it is asked for again after a short rest. */
export async function listsBeside(
  caller: Caller,
  name: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const took: number[] = []
  let isOver = false
  const from = performance.now()
  const working = work().finally(() => {
    isOver = true
  })
  while (!isOver) {
    const asked = performance.now()
    await caller.call(list)
    took.push(performance.now() - asked)
    await delay(20)
  }
  await working
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  say(`${`list beside ${name} (${seconds} s)`.padEnd(62)} ${spread(took)}`)
}
