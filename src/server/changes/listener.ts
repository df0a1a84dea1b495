import type { Asker } from '../auth/asker'

export type Listener = {
  asker: Asker
  stream: ReadableStream<Uint8Array>
  /** Puts a frame into the queue; one whose queue is full is cut off. */
  send: (frame: Uint8Array) => void
  end: (last?: Uint8Array) => void
  /** False once it has left, which may be while it joins. */
  isOpen: () => boolean
}

/** What waits for one listener at most, beside what the system's sockets hold. */
const longestQueue = 128 * 1024

type Settings = {
  asker: Asker
  onLeave: (listener: Listener) => void
  /** Closes the connection of one who does not read. */
  cut: () => void
  gone: AbortSignal
}

/** One open feed with a bounded queue. Frames are shared by all listeners and never copied. */
export function listener({ asker, onLeave, cut, gone }: Settings): Listener {
  let queue: ReadableStreamDefaultController<Uint8Array> | undefined
  const leave = () => {
    if (queue === undefined) return
    queue = undefined
    gone.removeEventListener('abort', leaveGone)
    onLeave(self)
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        queue = controller
      },
      cancel: leave,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: longestQueue }),
  )
  const end = (last?: Uint8Array) => {
    if (queue === undefined) return
    if (last) queue.enqueue(last)
    queue.close()
    leave()
  }
  const leaveGone = () => end()
  gone.addEventListener('abort', leaveGone, { once: true })
  const self: Listener = {
    asker,
    isOpen: () => queue !== undefined,
    stream,
    end,
    send: (frame) => {
      if (queue === undefined) return
      if ((queue.desiredSize ?? 0) > 0) return queue.enqueue(frame)
      end()
      cut()
    },
  }
  return self
}
