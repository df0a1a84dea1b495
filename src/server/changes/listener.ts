import type { Principal } from '../http/principal'

export type Listener = {
  principal: Principal
  stream: ReadableStream<Uint8Array>
  /** Puts a frame into the queue; one whose queue is full is cut off. */
  send: (frame: Uint8Array) => void
  end: (last?: Uint8Array) => void
  /** False once it has left, which may be while it joins. */
  isOpen: () => boolean
}

/** Bytes that wait for one listener at most, beside those in the system's sockets. */
const longestQueue = 128 * 1024

type ListenerOptions = {
  principal: Principal
  onLeave: (listener: Listener) => void
  /** Closes the connection of a listener that does not read. */
  cut: () => void
  gone: AbortSignal
}

/** One open feed with a bounded queue. Frames are shared by all listeners and never copied. */
export function listener({ principal, onLeave, cut, gone }: ListenerOptions): Listener {
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
    principal,
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
