import type { Change } from '@/contract/event/changes'

type Frame = { event: string; id: string; changes: Change[] }

function readFrame(text: string): Frame | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  if (field('event') === '') return undefined
  return {
    event: field('event'),
    id: field('id'),
    changes: JSON.parse(field('data')).changes ?? [],
  }
}

/** Reads a feed as it comes; `until` waits for what a test wants to see. */
export function readFeed(response: Response) {
  if (response.status !== 200 || response.body === null) throw new Error(`${response.status}`)
  const reader = response.body.getReader()
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  const state: { isEnded: boolean; failure?: unknown } = { isEnded: false }

  async function pull(): Promise<void> {
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const texts = (rest + decoder.decode(value, { stream: true })).split('\n\n')
      rest = texts.pop() ?? ''
      frames.push(...texts.map(readFrame).filter((frame) => frame !== undefined))
      for (const look of waiting) look()
    }
  }
  const ended = pull()
    .catch((error) => {
      state.failure = error
    })
    .then(() => {
      state.isEnded = true
      for (const look of waiting) look()
    })

  /** Resolves when the condition holds; a feed that ends before that fails. */
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (holds()) resolve()
        else if (state.isEnded) reject(new Error('The feed has ended'))
        else return
        waiting.delete(look)
      }
      waiting.add(look)
      look()
    })

  const changes = () => frames.flatMap((frame) => frame.changes)
  return {
    frames,
    changes,
    ended,
    until,
    begun: () => until(() => frames.length > 0),
    /** The changes of the first `count` that came. */
    next: async (count: number) => {
      await until(() => changes().length >= count)
      return changes().slice(0, count)
    },
    lastID: () => frames.findLast(({ id }) => id !== '')?.id ?? '',
    /** Why the connection broke; undefined for a feed that was ended. */
    failure: () => state.failure,
    leave: () => reader.cancel(),
  }
}
