import { setTimeout as delay } from 'node:timers/promises'
import { readFeed } from '../feed'
import { adminToken } from '../spawnServer'

const pauseMs = 100

/** Follows the change feed as a page does: where the connection breaks, on from the last frame. */
export function followFeed(origin: string) {
  const seen = new Map<string, number>()
  const state = { lastID: '', connections: 0, startOvers: 0, isOver: false }
  let feed: ReturnType<typeof readFeed> | undefined

  /** What one connection brought. */
  function keep({ changes, frames, lastID }: ReturnType<typeof readFeed>): void {
    for (const { ID, version } of changes()) {
      const change = `${ID} ${version}`
      seen.set(change, (seen.get(change) ?? 0) + 1)
    }
    state.startOvers += frames.filter(({ event }) => event === 'startOver').length
    state.lastID = lastID() || state.lastID
  }

  async function connectOnce(): Promise<void> {
    const headers = new Headers({ authorization: `Bearer ${adminToken}`, connection: 'close' })
    if (state.lastID !== '') headers.set('last-event-id', state.lastID)
    const response = await fetch(`${origin}/app/v1/events/changes`, { headers })
    if (response.status !== 200) return
    state.connections += 1
    feed = readFeed(response)
    await feed.ended
    keep(feed)
    feed = undefined
  }

  async function follow(): Promise<void> {
    while (!state.isOver) {
      await connectOnce().catch(() => undefined)
      if (!state.isOver) await delay(pauseMs)
    }
  }
  const ended = follow()

  /** How often each change was told until now, by its event and version. */
  const told = (): ReadonlyMap<string, number> => {
    const now = new Map(seen)
    for (const { ID, version } of feed?.changes() ?? []) {
      const change = `${ID} ${version}`
      now.set(change, (now.get(change) ?? 0) + 1)
    }
    return now
  }
  return {
    state,
    told,
    begun: () => state.connections > 0 && (feed?.frames.length ?? 0) > 0,
    knows: (ID: number) => [...told().keys()].some((change) => change.startsWith(`${ID} `)),
    leave: async () => {
      state.isOver = true
      await feed?.leave().catch(() => undefined)
      await ended
    },
  }
}
export type FollowedFeed = ReturnType<typeof followFeed>
