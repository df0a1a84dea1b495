import type { BodyReader } from '../body/bodyReader'
import type { Instruments } from './instruments'

/** Notes how long a heavy read waits for its turn; the function says that the wait is over. */
export function timedTurn({
  queueWaiting,
  queueSeconds,
}: Pick<Instruments, 'queueWaiting' | 'queueSeconds'>): () => void {
  const end = queueSeconds.startTimer()
  queueWaiting.inc()
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    queueWaiting.dec()
    end()
  }
}

/** The same reader, whose times are noted. */
export const measuredReader = (
  reader: BodyReader,
  { bodySeconds }: Pick<Instruments, 'bodySeconds'>,
): BodyReader => ({
  ...reader,
  read: async (...call) => {
    const end = bodySeconds.startTimer()
    try {
      return await reader.read(...call)
    } finally {
      end()
    }
  },
})
